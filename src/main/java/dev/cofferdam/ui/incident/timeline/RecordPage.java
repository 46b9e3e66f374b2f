package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Note;
import dev.cofferdam.report.AwsCliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record with all that belongs to it. Immutable.
 *
 * @param request of a call, from the record that announced it where the record itself has none
 * @param command that makes the same call
 * @param last whether no record follows it yet
 */
record RecordPage(
        LogRecord logged,
        List<Link> links,
        Optional<ObjectNode> request,
        Optional<AwsCliCommand> command,
        boolean last) {
    /** How another record belongs to this one. */
    enum Relation {
        ANNOUNCED_BY,
        ANSWERED_BY,
        CORRECTS
    }

    record Link(Relation relation, long seq, String says) {}

    /** What has a place of its own on the page. */
    private static final Set<String> SHOWN =
            Set.of("message", "request", "response", "error", "intended", "markdown", "text", "mentions");

    /** An answer is a few records behind its call, however many steps run side by side. */
    private static final int ANSWER_WITHIN = 1_000;

    /** Reads; not for the screen's thread. Nothing where there is no such record. */
    static Optional<RecordPage> read(CaseReader reader, long seq) {
        return reader.record(seq).map(logged -> page(reader, logged));
    }

    private static RecordPage page(CaseReader reader, LogRecord logged) {
        var intended =
                record(reader, AwsCliCommand.intendedBy(logged).stream().boxed().findFirst());
        var links = new ArrayList<Link>();
        intended.ifPresent(first -> links.add(link(Relation.ANNOUNCED_BY, first)));
        answer(reader, logged).ifPresent(answer -> links.add(link(Relation.ANSWERED_BY, answer)));
        record(reader, Optional.ofNullable(logged.content().supersedes()))
                .ifPresent(former -> links.add(link(Relation.CORRECTS, former)));
        var own = object(logged, "request");
        return new RecordPage(
                logged,
                List.copyOf(links),
                own.or(() -> intended.flatMap(first -> object(first, "request"))),
                AwsCliCommand.of(logged, intended),
                logged.seq() >= reader.lastSeq());
    }

    /** What AWS answered, where it did, as it was kept. */
    Optional<ObjectNode> response() {
        return object(logged, "response");
    }

    Optional<ObjectNode> error() {
        return object(logged, "error");
    }

    Optional<Note> note() {
        return Note.in(logged);
    }

    /** What else is in the body. */
    ObjectNode rest() {
        var rest = logged.content().body().deepCopy();
        rest.remove(SHOWN);
        return rest;
    }

    private static Optional<LogRecord> record(CaseReader reader, Optional<Long> seq) {
        return seq.flatMap(reader::record);
    }

    private static Optional<LogRecord> answer(CaseReader reader, LogRecord intended) {
        if (!intended.type().equals("aws.intended")) return Optional.empty();
        return reader.page(intended.seq(), ANSWER_WITHIN).stream()
                .filter(later -> AwsCliCommand.intendedBy(later).stream().anyMatch(seq -> seq == intended.seq()))
                .findFirst();
    }

    private static Link link(Relation relation, LogRecord other) {
        return new Link(relation, other.seq(), other.message());
    }

    private static Optional<ObjectNode> object(LogRecord logged, String name) {
        JsonNode node = logged.content().body().path(name);
        return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}
