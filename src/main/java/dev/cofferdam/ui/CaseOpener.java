package dev.cofferdam.ui;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.AwsSessionException;
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
            case CaseRequest.Further(var id, var run) ->
                started(services.cases().open(id), run);
        };
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
                        .map(run -> working(
                                log,
                                run.target(),
                                session -> services.runs().reopen(log, session, services.actor(), run.runId())))
                        .orElseGet(() -> opened(log, null, null)));
    }

    private OpenCase started(CaseLog log, CaseRequest.NewRun wanted) {
        return closedOnFailure(
                log,
                () -> working(
                        log,
                        wanted.target().toString(),
                        session -> services.runs()
                                .start(
                                        log,
                                        session,
                                        services.actor(),
                                        wanted.playbook(),
                                        wanted.inputs(),
                                        wanted.dryRun())));
    }

    private OpenCase working(CaseLog log, String target, Function<AwsSession, Run> run) {
        AwsSession session;
        try {
            session = services.sessions().open(Target.parse(target), log.folder());
        } catch (AwsSessionException e) {
            return opened(log, null, Trouble.of(e));
        }
        try {
            return opened(log, new OpenCase.OpenRun(run.apply(session), session), null);
        } catch (IntentException | AwsSessionException e) {
            session.close();
            return opened(log, null, Trouble.of(e));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The run that was begun last among those that can go on, else the last of all. */
    private Optional<RunSummary> latest(CaseLog log) {
        List<RunSummary> all;
        try (var reader = log.reader()) {
            all = services.runs().list(reader).reversed();
        }
        return all.stream()
                .filter(run -> !(run.status() instanceof RunStatus.Ended))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private OpenCase opened(CaseLog log, OpenCase.@Nullable OpenRun work, @Nullable Trouble hindrance) {
        return new OpenCase(services.cases().summary(log.caseId()), log.reader(), log, work, hindrance);
    }

    private static OpenCase closedOnFailure(CaseLog log, java.util.function.Supplier<OpenCase> opening) {
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
