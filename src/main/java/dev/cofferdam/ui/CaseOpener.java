package dev.cofferdam.ui;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.SessionOrder;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseInUseException;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.run.IntentException;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens and makes cases. Blocks on disk and network: never to be called on the screen's thread. */
public final class CaseOpener {
    private final WorkbenchServices services;

    public CaseOpener(WorkbenchServices services) {
        this.services = services;
    }

    /**
     * A case that is open elsewhere is opened for reading; one whose account cannot be signed in to, without its run.
     *
     * @throws dev.cofferdam.caselog.CaseLogException when there is nothing to read either
     */
    public OpenCase open(CaseRequest request) {
        return switch (request) {
            case CaseRequest.Existing(var id) -> existing(id);
            case CaseRequest.Fresh fresh -> {
                var mode = modeOf(fresh.run().target());
                var log = services.cases()
                        .create(fresh.title(), fresh.severity(), fresh.finding(), services.actor(), mode);
                yield started(log, fresh.run());
            }
        };
    }

    /**
     * Another run in a case that is open.
     *
     * @throws AwsSessionException when nobody can be signed in
     * @throws IntentException when an input is missing or wrong
     */
    public OpenCase.OpenRun begin(CaseLog log, CaseRequest.NewRun wanted) {
        return working(
                log,
                wanted.target().toString(),
                wanted.breakGlass(),
                session -> services.runs()
                        .start(log, session, services.actor(), wanted.playbook(), wanted.inputs(), wanted.dryRun()));
    }

    /**
     * A run that the case has had before.
     *
     * @throws AwsSessionException when nobody can be signed in
     */
    public OpenCase.OpenRun reopen(CaseLog log, RunSummary run) {
        return reopen(log, run, null);
    }

    /**
     * @param breakGlass why the account's break-glass role is needed; null: it is not
     * @throws AwsSessionException when nobody can be signed in
     */
    public OpenCase.OpenRun reopen(CaseLog log, RunSummary run, @Nullable String breakGlass) {
        return working(
                log,
                run.target(),
                breakGlass,
                session -> services.runs().reopen(log, session, services.actor(), run.runId()));
    }

    /**
     * A run that is open goes on as its account's break-glass role. It stays as it is until that has let us in; then
     * what is under way in it comes to a safe place first.
     *
     * @throws AwsSessionException when nobody can be signed in
     */
    public OpenCase.OpenRun breakGlass(CaseLog log, OpenCase.OpenRun open, String reason) {
        var session =
                services.sessions().open(open.session().target(), new SessionOrder(log, services.actor(), reason));
        try {
            refuseOtherAccount(open.session(), session);
            open.close();
            return new OpenCase.OpenRun(
                    services.runs()
                            .reopen(log, session, services.actor(), open.run().id()),
                    session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static void refuseOtherAccount(AwsSession open, AwsSession other) {
        var acts = open.identity().account();
        var entered = other.identity().account();
        if (!acts.equals(entered))
            throw new AwsSessionException(
                    "The run acts on account %s, and the break-glass profile of %s enters account %s. Mend it in ~/.aws/config."
                            .formatted(acts, open.target(), entered));
    }

    private OpenCase existing(String id) {
        CaseLog log;
        try {
            log = services.cases().open(id);
        } catch (CaseInUseException e) {
            return new OpenCase(services.cases().summary(id), services.cases().read(id), null, null, Trouble.of(e));
        }
        return closedOnFailure(
                log,
                () -> latest(log)
                        .map(run -> opened(log, () -> reopen(log, run)))
                        .orElseGet(() -> opened(log, null, null)));
    }

    private OpenCase started(CaseLog log, CaseRequest.NewRun wanted) {
        return closedOnFailure(log, () -> opened(log, () -> begin(log, wanted)));
    }

    /** A case whose run cannot be worked on is still a case. */
    private OpenCase opened(CaseLog log, Supplier<OpenCase.OpenRun> run) {
        try {
            return opened(log, run.get(), null);
        } catch (IntentException | AwsSessionException e) {
            return opened(log, null, Trouble.of(e));
        }
    }

    private OpenCase.OpenRun working(
            CaseLog log, String target, @Nullable String breakGlass, Function<AwsSession, Run> run) {
        var order = new SessionOrder(log, services.actor(), breakGlass);
        var session = services.sessions().open(Target.parse(target), order);
        try {
            return new OpenCase.OpenRun(run.apply(session), session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private Optional<RunSummary> latest(CaseLog log) {
        try (var reader = log.reader()) {
            return latest(services.runs().list(reader));
        }
    }

    /** The run that was begun last among those that can go on, else the last of all. */
    public static Optional<RunSummary> latest(List<RunSummary> all) {
        return all.reversed().stream()
                .filter(run -> !(run.status() instanceof RunStatus.Ended))
                .findFirst()
                .or(() -> all.reversed().stream().findFirst());
    }

    private OpenCase opened(CaseLog log, OpenCase.@Nullable OpenRun work, @Nullable Trouble hindrance) {
        return new OpenCase(services.cases().summary(log.caseId()), log.reader(), log, work, hindrance);
    }

    private static OpenCase closedOnFailure(CaseLog log, Supplier<OpenCase> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static Mode modeOf(Target target) {
        return switch (target) {
            case Target.Range _, Target.Endpoint _ -> Mode.EXERCISE;
            case Target.Profile _ -> Mode.LIVE;
        };
    }
}
