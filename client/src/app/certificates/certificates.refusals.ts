import { registerRefusals } from '../platform/refusals';
import { number } from '../platform/units';

registerRefusals({
  'certificates/count-differs': (refusal) =>
    $localize`:@@certificates.refusal.countDiffers:Es sind inzwischen ${number(Number(refusal.bound))}:count: Personen. Es wurde nichts ausgestellt. Bitte sehen Sie die Liste noch einmal an.`,
  'certificates/not-eligible': (refusal) => {
    const names = Array.isArray(refusal.values['persons']) ? refusal.values['persons'].join(', ') : '';
    return $localize`:@@certificates.refusal.notEligible:Die Voraussetzungen sind nicht mehr erfüllt bei: ${names}:names:. Es wurde nichts ausgestellt.`;
  },
  'certificates/already-ended': () => $localize`:@@certificates.refusal.alreadyEnded:Dieses Zertifikat gilt schon nicht mehr. Es wurde nichts geändert.`,
});
