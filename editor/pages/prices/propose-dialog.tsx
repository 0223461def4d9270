import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, TextInput } from 'suomifi-ui-components';
import type { Localized } from '../../../engine/ir/localized.ts';
import { RequestError } from '../../api/request.ts';
import { patchAddress, propose } from '../../drafts/proposal-requests.ts';
import { readEditionSettings } from '../../prices/edition-settings.ts';
import { writeProposalText, writeProposalTitle } from '../../prices/proposal-text.ts';
import { writeChanges } from '../../prices/written-changes.ts';
import { writeEffect } from '../../prices/yearly-effect.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { nameOfCell } from './name-of-cell.ts';
import { pricesTexts as texts } from './texts.ts';

/** Sends the draft for review, with a text that is ready to be handed on. */
export function ProposeDialog({ prices, onClose }: { readonly prices: DraftPrices; readonly onClose: () => void }) {
  const { text, language } = useReading();
  const { session, date } = prices;
  const [title, setTitle] = useState(() => writeProposalTitle({ date }, language));
  const [body, setBody] = useState(() => writeText(prices, language));
  const [problem, setProblem] = useState<Localized | null>(null);
  const [sent, setSent] = useState(false);
  const [sending, setSending] = useState(false);
  const open = prices.cautions.filter(({ reason }) => reason === null).length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return setProblem(titleMissing);
    setSending(true);
    try {
      await session.save();
      if (session.state.saving.kind !== 'saved') return setProblem(notSaved);
      const proposal = await propose(date, session.state.revision, title.trim(), body);
      session.changedStatus('proposed', proposal.revision);
      setSent(true);
    } catch (error) {
      setProblem(error instanceof RequestError ? error.texts : notSaved);
    } finally {
      setSending(false);
    }
  };
  if (sent) {
    return (
      <Dialog title={text(sentTitle)} onClose={onClose} wide>
        <Sent date={date} ready={`${title.trim()}\n\n${body}`} />
      </Dialog>
    );
  }
  return (
    <Dialog title={text(texts.propose)} onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        {open > 0 && <p className="notice">{text(stillOpen(open))}</p>}
        <TextInput
          labelText={text(titleLabel)}
          value={title}
          onChange={(value) => setTitle(String(value ?? ''))}
          fullWidth
        />
        <label className="compare-field">
          {text(bodyLabel)}
          <textarea rows={14} value={body} onChange={({ target }) => setBody(target.value)} />
        </label>
        {problem !== null && (
          <p className="problem" role="alert">
            {text(problem)}
          </p>
        )}
        <FormButtons submit={text(sendLabel)} disabled={sending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function writeText(prices: DraftPrices, language: 'fi' | 'en'): string {
  const { rows, rulebook, state, date, cautions, review, effect } = prices;
  return writeProposalText(
    {
      date,
      settings: readEditionSettings(state.files, date),
      changes: writeChanges(rows, language, rulebook),
      cautions: cautions.map((caution) => ({ ...caution, name: nameOfCell(caution.cells[0], prices) })),
      review,
      yearly: effect.given === 0 ? '' : writeEffect(effect.total, effect, rulebook)[language],
    },
    language,
  );
}

/** The text to hand on, and the changes for whoever puts them in. */
function Sent({ date, ready }: { readonly date: string; readonly ready: string }) {
  const { text } = useReading();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(ready);
    setCopied(true);
  };
  return (
    <>
      <p>{text(sentText)}</p>
      <label className="compare-field">
        {text(readyText)}
        <textarea rows={14} readOnly value={ready} />
      </label>
      <div className="buttons">
        <Button onClick={copy}>{text(copied ? copiedLabel : copyLabel)}</Button>
        <a href={patchAddress(date)} download>
          {text(downloadLabel)}
        </a>
        <Link to="/proposals">{text(proposalsLabel)}</Link>
      </div>
    </>
  );
}

const titleLabel: Localized = { fi: 'Otsikko', en: 'Title' };
const titleMissing: Localized = { fi: 'Anna otsikko.', en: 'Give a title.' };
const bodyLabel: Localized = { fi: 'Teksti tarkistajalle', en: 'Text for the reviewer' };
const sendLabel: Localized = { fi: 'Lähetä', en: 'Send' };
const notSaved: Localized = {
  fi: 'Luonnosta ei saatu tallennettua, joten sitä ei lähetetty. Yritä hetken kuluttua uudelleen.',
  en: 'The draft could not be saved, so it was not sent. Try again in a moment.',
};
const sentTitle: Localized = { fi: 'Lähetetty tarkistettavaksi', en: 'Sent for review' };
const sentText: Localized = {
  fi: 'Versio odottaa tarkistusta. Tarkistaja näkee muutokset ja alla olevan tekstin. Versio tulee voimaan, kun se on hyväksytty.',
  en: 'The version waits for review. The reviewer sees the changes and the text below. It takes effect once it is accepted.',
};
const readyText: Localized = { fi: 'Valmis teksti', en: 'Ready text' };
const copyLabel: Localized = { fi: 'Kopioi teksti', en: 'Copy the text' };
const copiedLabel: Localized = { fi: 'Kopioitu', en: 'Copied' };
const downloadLabel: Localized = { fi: 'Lataa muutokset tiedostona', en: 'Download the changes as a file' };
const proposalsLabel: Localized = { fi: 'Muutosehdotukset', en: 'Proposals' };

function stillOpen(count: number): Localized {
  return {
    fi: `${count} ${count === 1 ? 'huomautus' : 'huomautusta'} on kuittaamatta. Voit silti lähettää; tarkistaja näkee ne.`,
    en: `${count} ${count === 1 ? 'caution is' : 'cautions are'} not acknowledged. You can still send; the reviewer sees them.`,
  };
}
