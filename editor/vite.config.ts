import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const editor = dirname(fileURLToPath(import.meta.url));

/** The pages, built into `dist/editor`, from where `rulebook serve` gives them. */
export default defineConfig({
  root: editor,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: join(editor, '..', 'dist', 'editor'),
    emptyOutDir: true,
    target: 'es2023',
    // The editor of rules is large, and loaded by its own page only.
    chunkSizeWarningLimit: 4500,
    // Everything comes from files of ours, as the content security policy of the pages says.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
