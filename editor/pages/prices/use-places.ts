import { useEffect, useState } from 'react';
import type { ParameterPlace } from '../../prices/price-table.ts';
import { rulebookWorker } from '../../worker/connect.ts';

/** Where the values of each parameter stand, by name; null until the worker has said. Asked again for each version. */
export function usePlaces(name: string, version: unknown): Readonly<Record<string, ParameterPlace>> | null {
  const [places, setPlaces] = useState<Readonly<Record<string, ParameterPlace>> | null>(null);
  useEffect(() => {
    let wanted = true;
    if (version === null) return;
    rulebookWorker()
      .placeParameters(name)
      .then((found) => wanted && setPlaces(found));
    return () => {
      wanted = false;
    };
  }, [name, version]);
  return places;
}
