package dev.cofferdam.run;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.EarlierCall;
import dev.cofferdam.action.EarlierCalls;
import dev.cofferdam.aws.ClientSource;
import dev.cofferdam.aws.Presigning;
import dev.cofferdam.aws.Recorder;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Origin;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** What an action sees of the world while it works for one step. */
final class StepContext implements ActionContext {
    private final CaseLog log;
    private final Origin origin;
    private final StepKey key;
    private final Workplace workplace;
    private final Work work;
    private final Recorder recorder;

    StepContext(CaseLog log, Origin origin, StepKey key, Workplace workplace, Work work) {
        this.log = log;
        this.origin = origin;
        this.key = key;
        this.workplace = workplace;
        this.work = work;
        this.recorder = new Recorder(this::append, origin, workplace.session(), work);
    }

    /** The record of an intended call is the last place where a cancelled step can stop before it changes something. */
    private LogRecord append(Draft draft) {
        if (draft.type().equals("aws.intended")) work.check();
        return log.append(draft);
    }

    @Override
    public ClientSource clients() {
        return recorder;
    }

    @Override
    public Presigning presigning() {
        return workplace.session().presigning();
    }

    Workplace workplace() {
        return workplace;
    }

    @Override
    public String region() {
        return workplace.region();
    }

    @Override
    public String account() {
        return workplace.session().identity().account();
    }

    @Override
    public String partition() {
        return workplace.session().identity().partition();
    }

    @Override
    public String caseId() {
        return log.caseId();
    }

    @Override
    public String step() {
        return key.path();
    }

    @Override
    public List<EarlierCall> earlierCalls(String operation) {
        var calls = new EarlierCalls(operation);
        try (var reader = log.reader()) {
            reader.forEachOfRun(Objects.requireNonNull(origin.runId()), record -> {
                if (Objects.equals(record.content().origin().stepKey(), origin.stepKey())) calls.accept(record);
            });
        }
        return calls.all();
    }

    @Override
    public long recordsBefore() {
        try (var reader = log.reader()) {
            var first = new AtomicLong(reader.lastSeq() + 1);
            reader.forEachOfRun(Objects.requireNonNull(origin.runId()), record -> {
                if (Objects.equals(record.content().origin().stepKey(), origin.stepKey()))
                    first.accumulateAndGet(record.seq(), Math::min);
            });
            return first.get() - 1;
        }
    }

    @Override
    public Clock clock() {
        return workplace.session().clock();
    }

    @Override
    public void pause(Duration time) {
        work.pause(time);
    }

    @Override
    public void progress(String message) {
        work.progress(message);
    }

    @Override
    public EvidenceRef keep(String name, String mediaType, InputStream content) {
        work.check();
        var kept = log.evidence().put(content);
        log.append(Draft.of("evidence.collected", origin)
                .about(List.of(name))
                .evidence(kept)
                .with(
                        "Evidence collected: " + name + ", " + kept.size() + " bytes",
                        Json.object().put("name", name).put("media_type", mediaType)));
        return kept;
    }

    @Override
    public LogRecord record(String type, String message, ObjectNode body) {
        return log.append(Draft.of(type, origin).with(message, body));
    }
}
