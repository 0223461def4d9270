import { Route, Routes, useParams } from 'react-router';
import { DraftPage } from './draft-page.tsx';
import { Overview } from './overview.tsx';
import './prices.css';

/** Prices and limits: those in force, and drafts of new ones, each at the address of the day it takes effect. */
export function PricesPage() {
  return (
    <Routes>
      <Route index element={<Overview />} />
      <Route path=":date" element={<AddressedDraft />} />
    </Routes>
  );
}

function AddressedDraft() {
  const { date = '' } = useParams();
  return <DraftPage key={date} date={date} />;
}
