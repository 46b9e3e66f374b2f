package dev.cofferdam.report.bundle;

import dev.cofferdam.action.CaseBundler.Tip;

/** {@code README.txt}: what a stranger who gets a bundle has to know. */
final class BundleReadme {
    private BundleReadme() {}

    static String of(String caseId, Tip tip, boolean withEvidence) {
        return """
            This is a bundle of case %s: the record of an incident in AWS, as it was kept by
            Cofferdam while people worked on it.

            Look at it before you unpack it: a bundle that somebody changed is found out by
            checking it, and nothing is written while it is checked.

                cofferdam case verify FILE
                python3 verify_case.py FILE

            Both say the same. verify_case.py comes with Cofferdam's documentation (docs/), needs
            nothing but Python, and says in some hundred lines what is checked. docs/bundle.md there
            describes this format, docs/case-log.md what is in a record.

            The log in here has %d records, and the hash of the last one is
            %s.
            Nobody can change, remove or add a record up to that one without another hash. But
            whoever can make a bundle can make another one: ask those who worked on the case, in
            another way than you got this file, which hash they noted.

            manifest.json    every other file in here, with its size and SHA-256
            log.jsonl        the log, a record a line: "envelope" and "body" are its exact bytes
            playbooks/       the texts that were followed, named by their SHA-256
            evidence/        %s
            """.formatted(
                        caseId,
                        tip.seq(),
                        tip.hash(),
                        withEvidence
                                ? "the evidence files, named by their SHA-256: they may be malware"
                                : "left out of this bundle; the log names each file by its SHA-256");
    }
}
