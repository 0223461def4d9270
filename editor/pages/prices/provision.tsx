import { type ReactNode, useId, useState } from 'react';
import type { Day, Parameter, Rulebook } from '../../../engine/ir/ir.ts';
import { provisionsOn } from '../../../engine/ir/provisions.ts';
import { useReading } from '../../shell/language.tsx';

/** Something that is shown when it is asked for. */
export interface Disclosure {
  readonly open: boolean;
  readonly toggle: () => void;
  /** Id of what is shown. */
  readonly id: string;
}

export function useDisclosure(): Disclosure {
  const [open, setOpen] = useState(false);
  return { open, toggle: () => setOpen(!open), id: useId() };
}

/** The marks of the provisions a parameter rests on; pressed, it shows their text. */
export function ProvisionButton({
  parameter,
  disclosure,
}: {
  readonly parameter: Parameter;
  readonly disclosure: Disclosure;
}) {
  const { language } = useReading();
  const word = language === 'fi' ? 'kohta' : 'provision';
  if (parameter.provisions.length === 0) return null;
  return (
    <button
      type="button"
      className="link-button provision-button"
      aria-expanded={disclosure.open}
      aria-controls={disclosure.open ? disclosure.id : undefined}
      onClick={disclosure.toggle}
    >
      {word} {parameter.citations.join(', ')} {disclosure.open ? '▾' : '▸'}
    </button>
  );
}

/** The text of the provisions on a day, in a row of the table. */
export function ProvisionText({
  parameter,
  rulebook,
  day,
  id,
  columns,
  edit = () => null,
}: {
  readonly parameter: Parameter;
  readonly rulebook: Rulebook;
  readonly day: Day;
  readonly id: string;
  readonly columns: number;
  /** What its text is changed with, behind it. */
  readonly edit?: (mark: string) => ReactNode;
}) {
  const { language } = useReading();
  const provisions = provisionsOn(rulebook, day, language).filter(({ mark }) => parameter.provisions.includes(mark));
  return (
    <tr className="provision-text">
      <td colSpan={columns} id={id}>
        {provisions.map(({ mark, text, language: own }) => (
          <p key={mark} lang={own}>
            <strong>{mark}</strong> {text} {edit(mark)}
          </p>
        ))}
      </td>
    </tr>
  );
}
