package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.CaseVerifier;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Verification;
import dev.cofferdam.playbook.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks that nothing in a case, or in a bundle of one, was changed since it was written. */
@Command(
        name = "verify",
        description = {
            "Checks a case: the chain of its records, its checkpoints, its evidence.",
            "Checks a bundle of one as well, on any machine; nothing is unpacked."
        },
        footer = "Exit status: 0 it holds, 1 it does not, 2 there is no such case or bundle.",
        mixinStandardHelpOptions = true)
final class CaseVerify implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(
            paramLabel = "CASE|BUNDLE",
            description = "A case's id, the beginning of one, a case's folder, or a bundle's file.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CaseVerify(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (isBundle()) return new BundleCheck(Path.of(id), terminal).run(json);
        var folder = folder();
        var found = new CaseVerifier().verify(folder);
        if (json) terminal.json(asJson(folder, found));
        else print(folder, found);
        return found.good() ? ExitStatus.DONE : ExitStatus.ATTENTION;
    }

    /** A bare name is a case's id where there is such a case, else the name of a file that is there. */
    private boolean isBundle() {
        var given = Path.of(id);
        if (!Files.isRegularFile(given)) return false;
        return given.getNameCount() > 1
                || parts.get().cases().list().stream()
                        .noneMatch(summary -> summary.id().startsWith(id));
    }

    /**
     * A damaged case must be found too: so by the list, which names every folder, not by what the case says of itself.
     */
    private Path folder() {
        var given = Path.of(id);
        // a bare name is a case's id, whatever lies in the present folder
        if (Files.isDirectory(given) && given.getNameCount() != 1) {
            if (Files.exists(given.resolve("case.db"))) return given;
            throw Refusal.invalid("there is no case in " + given);
        }
        var matching = parts.get().cases().list().stream()
                .filter(summary -> summary.id().startsWith(id))
                .toList();
        if (matching.size() == 1) return matching.getFirst().folder();
        return matching.stream()
                .filter(summary -> summary.id().equals(id))
                .map(CaseSummary::folder)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(unclear(matching.isEmpty(), parts.get().cases())));
    }

    private String unclear(boolean unknown, Cases cases) {
        return unknown
                ? "there is no case '" + id + "'"
                        + Suggestion.among(
                                id, cases.list().stream().map(CaseSummary::id).toList())
                : "'" + id + "' is the beginning of several cases";
    }

    private void print(Path folder, Verification found) {
        var name = folder.getFileName();
        var broken = found.broken();
        if (broken != null)
            terminal.line(Style.BAD.of("broken") + "  " + Words.of(broken.damage()) + ": " + broken.message());
        found.guards().forEach(problem -> terminal.line(Style.BAD.of("broken") + "  " + problem));
        found.evidence().forEach(problem -> terminal.line(Style.BAD.of("broken") + "  " + problem));
        var verdict = found.good() ? Style.GOOD.of("holds") : Style.BAD.of("does not hold");
        terminal.line("Case " + name + " " + verdict + ": " + found.records() + " good records, the last hash is "
                + found.head());
    }

    private static tools.jackson.databind.JsonNode asJson(Path folder, Verification found) {
        var json = Json.object()
                .put("case_id", String.valueOf(folder.getFileName()))
                .put("good", found.good())
                .put("records", found.records())
                .put("head", found.head())
                .put("checkpoint_size", found.checkpointSize());
        if (found.broken() != null) json.set("broken", Json.MAPPER.valueToTree(found.broken()));
        json.set("guards", Json.MAPPER.valueToTree(found.guards()));
        json.set("evidence", Json.MAPPER.valueToTree(found.evidence()));
        return json;
    }
}
