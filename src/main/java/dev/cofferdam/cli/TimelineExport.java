package dev.cofferdam.cli;

import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.report.HashingStream;
import dev.cofferdam.report.NewFile;
import dev.cofferdam.report.TimelineFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a case's timeline somewhere, and tells what came of it as custody wants it told. */
record TimelineExport(CaseExporter exporter, String caseId, TimelineFormat format) {
    EvidenceRef toFile(Path file, boolean replace) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) throw Refusal.invalid(file + " is a folder; name the file to write");
        if (folder == null || !Files.isDirectory(folder)) throw Refusal.invalid("there is no folder " + folder);
        var written = new EvidenceRef[1];
        try {
            NewFile.write(
                    file,
                    replace,
                    out -> written[0] = to(out, file.toAbsolutePath().toString()));
        } catch (FileAlreadyExistsException e) {
            throw Refusal.invalid(file + " is already there; --force replaces it");
        }
        return written[0];
    }

    /** Custody: that it left the case, and as what. */
    void record(EvidenceRef written, CaseLog log, Actor actor, Mode mode) {
        log.append(Draft.of("case.exported", Origin.of(actor, mode))
                .evidence(written)
                .with(
                        "Exported the timeline as " + format.id() + " to " + written.location(),
                        Json.object().put("format", format.id())));
    }

    EvidenceRef to(OutputStream out, String location) throws IOException {
        var hashing = new HashingStream(out);
        exporter.export(caseId, format.id(), hashing);
        hashing.flush();
        return new EvidenceRef(hashing.sha256(), hashing.size(), location, EvidenceRef.Custody.EXPORTED);
    }
}
