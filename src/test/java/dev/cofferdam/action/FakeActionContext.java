package dev.cofferdam.action;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.ClientSource;
import dev.cofferdam.aws.FakeSession;
import dev.cofferdam.aws.MemoryLog;
import dev.cofferdam.aws.Presigning;
import dev.cofferdam.aws.Recorder;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;
import tools.jackson.databind.node.ObjectNode;

/** A step over hand-written clients or any session, through the real recorder. Keeps evidence by name. */
public final class FakeActionContext implements ActionContext {
    public final MemoryLog log;
    public final SequencedMap<String, String> evidence = new LinkedHashMap<>();
    private final AwsSession session;
    private final String step;
    private final String region;

    public FakeActionContext(Map<Class<?>, SdkClient> clients) {
        this(new FakeSession(clients), "step");
    }

    /** A step in any account. */
    public FakeActionContext(AwsSession session, String step) {
        this(session, step, session.defaultRegion());
    }

    private FakeActionContext(AwsSession session, String step, String region) {
        this.session = session;
        this.log = new MemoryLog(session.clock());
        this.step = step;
        this.region = region;
    }

    /** The same step in another region. */
    public FakeActionContext inRegion(String other) {
        return new FakeActionContext(session, step, other);
    }

    /** Another step in the same account. */
    public FakeActionContext step(String other) {
        return new FakeActionContext(session, other);
    }

    /** The content of a kept file. */
    public String evidence(String name) {
        return Objects.requireNonNull(evidence.get(name), name);
    }

    /** All calls so far, as permissions are written: {@code iam:GetUser}. */
    public Set<String> callsMade() {
        return log.records.stream()
                .map(record -> record.content().aws())
                .filter(Objects::nonNull)
                .map(call -> call.service() + ":" + call.operation())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many changing calls were made so far. */
    public long changesMade() {
        return log.types().stream().filter("aws.intended"::equals).count();
    }

    /** The time that was spent waiting for a turn, over hand-written clients. */
    public List<Duration> pauses() {
        return session instanceof FakeSession fake ? fake.pauses : List.of();
    }

    @Override
    public ClientSource clients() {
        var origin = Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE);
        return new Recorder(log, origin.inStep(step, null), session);
    }

    @Override
    public Presigning presigning() {
        return session.presigning();
    }

    @Override
    public String region() {
        return region;
    }

    @Override
    public String account() {
        return session.identity().account();
    }

    @Override
    public String partition() {
        return session.identity().partition();
    }

    @Override
    public String caseId() {
        return "case";
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public List<EarlierCall> earlierCalls(String operation) {
        var calls = new EarlierCalls(operation);
        log.records.stream()
                .filter(record -> step.equals(record.content().origin().stepKey()))
                .forEach(calls);
        return calls.all();
    }

    @Override
    public long recordsBefore() {
        return log.records.stream()
                .filter(record -> step.equals(record.content().origin().stepKey()))
                .mapToLong(record -> record.seq() - 1)
                .findFirst()
                .orElse(log.records.size());
    }

    @Override
    public Clock clock() {
        return session.clock();
    }

    @Override
    public void pause(Duration time) {
        try {
            session.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    @Override
    public void progress(String message) {}

    @Override
    public EvidenceRef keep(String name, String mediaType, InputStream content) {
        try {
            var bytes = content.readAllBytes();
            evidence.put(name, new String(bytes, StandardCharsets.UTF_8));
            var sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new EvidenceRef(sha256, bytes.length, "evidence/" + sha256, EvidenceRef.Custody.COLLECTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public LogRecord record(String type, String message, ObjectNode body) {
        return log.append(Draft.of(type, Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE))
                .with(message, body));
    }
}
