import './rules.css';
import { Route, Routes, useParams } from 'react-router';
import { today } from '../../shell/clock.ts';
import { useRulebook } from '../../shell/rulebook.tsx';
import { DraftRules } from './draft-rules.tsx';
import { Workbench } from './workbench.tsx';

/** The text of the rules: those in force to be read, and drafts, each at the address of its day, to be written. */
export function RulesPage() {
  return (
    <Routes>
      <Route index element={<RulesInForce />} />
      <Route path=":date" element={<AddressedDraft />} />
    </Routes>
  );
}

function AddressedDraft() {
  const { date = '' } = useParams();
  return <DraftRules key={date} date={date} />;
}

function RulesInForce() {
  const { files, diagnostics } = useRulebook();
  return (
    <Workbench
      name="current"
      draft={null}
      day={today()}
      files={files}
      diagnostics={diagnostics}
      canEdit={never}
      onEdit={nothing}
    />
  );
}

const never = () => false;
const nothing = () => undefined;
