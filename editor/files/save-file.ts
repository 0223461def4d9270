/** Hands a text over as a file to be saved; nothing leaves the browser. */
export function saveFile(name: string, type: string, text: string | Blob): void {
  const address = URL.createObjectURL(typeof text === 'string' ? new Blob([text], { type }) : text);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken hold of the file by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
