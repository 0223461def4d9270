import { Route, Routes, useParams } from 'react-router';
import { DraftPage } from './draft-page.tsx';
import { Overview } from './overview.tsx';
import '../../drafts/draft-pages.css';
import './prices.css';
import './price-table.css';
import './memo.css';

/** Prices and limits: those in force, and drafts of new ones, each at the address of the day it takes effect. */
export function PricesPage() {
  return (
    <div className="draft-pages">
      <Routes>
        <Route index element={<Overview />} />
        <Route path=":date" element={<AddressedDraft />} />
      </Routes>
    </div>
  );
}

function AddressedDraft() {
  const { date = '' } = useParams();
  return <DraftPage key={date} date={date} />;
}
