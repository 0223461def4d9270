import { useEffect, useState } from 'react';
import { cellTextIn } from '../../../engine/analysis/values/cells.ts';
import { formatDate, parseDate } from '../../../engine/ir/calendar.ts';
import type { Constant, Rulebook } from '../../../engine/ir/ir.ts';
import { labelOfMember } from '../../../engine/wording/format-value.ts';
import { words } from '../../../engine/wording/words.ts';
import type { PriceRow } from '../../prices/price-table.ts';
import { readTypedDate, typedDate } from '../../prices/typed-date.ts';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices } from './draft-prices.ts';

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly row: PriceRow;
  readonly prices: DraftPrices;
  readonly onChange: (value: Constant) => void;
}

/** A value that is no number: members of a list, a member, yes or no, a date, a text. */
export function OtherCell({ row, onChange, ...others }: CellProps) {
  const [chosen, setChosen] = useState<Constant | null>(null);
  const { settled } = others.prices;
  useEffect(() => {
    if (settled) setChosen(null);
  }, [settled]);
  // What was chosen shows at once; the draft has it a moment later.
  const props: CellProps = {
    ...others,
    row: chosen === null ? row : { ...row, after: chosen },
    onChange: (value) => {
      setChosen(value);
      onChange(value);
    },
  };
  const { type } = row.parameter;
  switch (type.kind) {
    case 'list':
      return type.element.kind === 'enum' ? <ListCell {...props} enumName={type.element.enum} /> : <Shown {...props} />;
    case 'enum':
      return <ChoiceCell {...props} choices={membersOf(type.enum, props.prices.rulebook)} enumName={type.enum} />;
    case 'boolean':
      return <TruthCell {...props} />;
    case 'date':
      return <DateCell {...props} />;
    case 'text':
      return <TextCell {...props} />;
    default:
      return <Shown {...props} />;
  }
}

function membersOf(name: string, { enums }: Rulebook): readonly string[] {
  return enums.find((one) => one.name === name)?.members.map((member) => member.name) ?? [];
}

/** What this page has no field for. */
function Shown({ row, prices }: CellProps) {
  const { language } = useReading();
  return <>{cellTextIn(row.after, row, language, prices.rulebook)}</>;
}

/** Members are ticked; they keep the order in which the rulebook declares them. */
function ListCell({ label, row, prices, onChange, enumName, id }: CellProps & { readonly enumName: string }) {
  const { language } = useReading();
  const members = membersOf(enumName, prices.rulebook);
  const chosen: readonly string[] = Array.isArray(row.after) ? row.after : [];
  return (
    <fieldset className="members" id={id} tabIndex={-1} disabled={!prices.editable}>
      <legend className="visually-hidden">{label}</legend>
      {members.map((member) => (
        <label key={member}>
          <input
            type="checkbox"
            checked={chosen.includes(member)}
            onChange={({ target }) =>
              onChange(members.filter((one) => (one === member ? target.checked : chosen.includes(one))))
            }
          />
          {labelOfMember(enumName, member, language, prices.rulebook)}
        </label>
      ))}
    </fieldset>
  );
}

function ChoiceCell({
  id,
  label,
  row,
  prices,
  onChange,
  choices,
  enumName,
}: CellProps & { readonly choices: readonly string[]; readonly enumName: string }) {
  const { language } = useReading();
  return (
    <select
      className="field words"
      id={id}
      aria-label={label}
      disabled={!prices.editable}
      value={typeof row.after === 'string' ? row.after : ''}
      onChange={({ target }) => onChange(target.value)}
    >
      {row.after === null && <option value="">–</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {labelOfMember(enumName, choice, language, prices.rulebook)}
        </option>
      ))}
    </select>
  );
}

function TruthCell({ id, label, row, prices, onChange }: CellProps) {
  const { language } = useReading();
  return (
    <select
      className="field words"
      id={id}
      aria-label={label}
      disabled={!prices.editable}
      value={row.after === null ? '' : row.after === true ? 'yes' : 'no'}
      onChange={({ target }) => onChange(target.value === 'yes')}
    >
      {row.after === null && <option value="">–</option>}
      <option value="yes">{words.yes[language]}</option>
      <option value="no">{words.no[language]}</option>
    </select>
  );
}

function DateCell({ id, label, row, prices, onChange }: CellProps) {
  const { text } = useReading();
  const [typed, setTyped] = useState<string | null>(null);
  const reading = typed === null ? null : readTypedDate(typed);
  const shown = typeof row.after === 'number' ? typedDate(formatDate(row.after)) : '';
  return (
    <>
      <input
        id={id}
        className="field"
        type="text"
        aria-label={label}
        aria-invalid={reading?.kind === 'refused'}
        disabled={!prices.editable}
        value={typed ?? shown}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => {
          if (reading?.kind !== 'read') return;
          setTyped(null);
          onChange(parseDate(reading.date) ?? 0);
        }}
      />
      {reading?.kind === 'refused' && <span className="problem">{text(reading.message)}</span>}
    </>
  );
}

function TextCell({ id, label, row, prices, onChange }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      id={id}
      className="field words"
      type="text"
      aria-label={label}
      disabled={!prices.editable}
      value={typed ?? (typeof row.after === 'string' ? row.after : '')}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (typed !== null && typed.trim() !== '') onChange(typed.trim());
        setTyped(null);
      }}
    />
  );
}
