import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Headers of every answer: nothing is loaded from elsewhere, nobody frames us, and no address of ours is told to
 * others. Inline styles are what the component library and Monaco work with; scripts come from files only.
 */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      workerSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
  // Said by whoever gives us a certificate: we ourselves speak plain HTTP.
  strictTransportSecurity: false,
};
