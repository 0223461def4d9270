import { Button } from 'suomifi-ui-components';
import { useReading } from './language.tsx';

/** At the end of a dialog's form: does what the form is for, or gives up. */
export function FormButtons({
  submit,
  disabled = false,
  onCancel,
}: {
  readonly submit: string;
  readonly disabled?: boolean;
  readonly onCancel: () => void;
}) {
  const { text } = useReading();
  return (
    <div className="buttons">
      <Button type="submit" disabled={disabled}>
        {submit}
      </Button>
      <Button variant="secondary" onClick={onCancel}>
        {text(cancel)}
      </Button>
    </div>
  );
}

const cancel = { fi: 'Peruuta', en: 'Cancel' };
