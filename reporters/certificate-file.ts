/** What the certificate is called in a report directory. */
export const CERTIFICATE_FILE = 'certificate.json';
