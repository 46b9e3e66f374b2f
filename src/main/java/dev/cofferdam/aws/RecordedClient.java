package dev.cofferdam.aws;

import dev.cofferdam.aws.CallRecords.Call;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecordLog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Stands before a client: sends what sends a request to the real one and records it; runs everything else (paginators,
 * overloads that take a consumer) on itself, so that what it leads to comes back here.
 */
final class RecordedClient implements InvocationHandler {
    private final RecordLog log;
    private final Origin origin;
    private final AwsSession session;
    private final String service;
    private final String region;
    private final SdkClient client;
    private final Renewal renewal;

    RecordedClient(
            RecordLog log,
            Origin origin,
            AwsSession session,
            String service,
            String region,
            SdkClient client,
            Renewal renewal) {
        this.log = log;
        this.origin = origin;
        this.session = session;
        this.service = service;
        this.region = region;
        this.client = client;
        this.renewal = renewal;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        if (Operations.sends(method) && args != null) {
            var request = ClientTokens.fill((AwsRequest) args[0]);
            return send(method, with(SentOnce.ifItChanges(Operations.name(method), request), args));
        }
        return switch (method.getName()) {
            case "close" -> null; // the session closes it: others share it
            case "serviceName" -> service;
            case "serviceClientConfiguration" -> call(method, args);
            case "equals" -> args != null && args[0] != null && isSameProxy(proxy, args[0]);
            case "hashCode" -> hashCode();
            case "toString" -> "recorded " + service + " client in " + region;
            case "waiter" ->
                throw new UnsupportedOperationException(
                        "An SDK waiter sleeps in real time; ask for the state and wait by the step's own pause"
                                + " instead.");
            default -> {
                if (method.isDefault() && !method.getName().equals("utilities"))
                    yield InvocationHandler.invokeDefault(proxy, method, args);
                throw new UnsupportedOperationException(
                        "%s:%s cannot be recorded, so it is not offered".formatted(service, method.getName()));
            }
        };
    }

    /** Two proxies are one when their handler is. */
    private static boolean isSameProxy(Object proxy, Object other) {
        return Proxy.isProxyClass(other.getClass())
                && Proxy.getInvocationHandler(other).equals(Proxy.getInvocationHandler(proxy));
    }

    /** Another request, with the same bytes to upload, where there are any. */
    private static Object[] with(AwsRequest request, Object[] args) {
        var others = args.clone();
        others[0] = request;
        return others;
    }

    private AwsResponse send(Method method, Object[] args) throws Throwable {
        var operation = Operations.name(method);
        renewal.whenDue();
        var seen = renewal.generation();
        try {
            return sendOnce(method, args, operation);
        } catch (RefusedAsExpired e) {
            if (!renewal.after(e.error, seen, service + ":" + operation)) throw e.told;
        }
        try {
            return sendOnce(method, args, operation);
        } catch (RefusedAsExpired e) {
            // new credentials that have ended too: this machine's clock or AWS is wrong, and nobody is asked for ever
            throw e.told;
        }
    }

    /** @throws RefusedAsExpired when the credentials were not taken, whatever the service calls it */
    private AwsResponse sendOnce(Method method, Object[] args, String operation) throws Throwable {
        waitForTurn(operation);
        try (var _ = onItsWay(operation)) {
            return sendNow(method, args, operation);
        }
    }

    private AwsResponse sendNow(Method method, Object[] args, String operation) throws Throwable {
        var request = (AwsRequest) args[0];
        var call = new Call(service, operation, session.identity().account(), region, SdkJson.brief(request));
        var records = new CallRecords(log, origin, call);
        var intended = Operations.changes(operation) ? records.intended() : null;
        var attempts = new Attempts();
        var start = session.clock().instant();
        AwsResponse response;
        try {
            response = (AwsResponse) call(method, with(attempts.watch(request), args));
        } catch (Throwable thrown) {
            var told = named(thrown, method);
            var error = attempts.allRefused() ? AwsErrors.explain(told).withoutEffect() : AwsErrors.explain(told);
            // a simulated client publishes no attempts
            var isThrottled = attempts.throttled() > 0 || error.category() == AwsError.Category.THROTTLED;
            session.pace().learn(region, call.name(), isThrottled);
            try {
                records.failed(intended, error, Answer.of(told, attempts), since(start));
            } catch (CaseLogException e) {
                e.addSuppressed(told);
                throw e;
            }
            throw error.category() == AwsError.Category.EXPIRED_CREDENTIALS ? new RefusedAsExpired(error, told) : told;
        }
        session.pace().learn(region, call.name(), attempts.throttled() > 0);
        records.succeeded(intended, response, Answer.of(response, attempts), since(start));
        return response;
    }

    /** Carries a refusal to where it is decided whether the call is sent again; never leaves this class. */
    private static final class RefusedAsExpired extends Exception {
        private final transient AwsError error;
        private final Throwable told;

        private RefusedAsExpired(AwsError error, Throwable told) {
            super(told);
            this.error = error;
            this.told = told;
        }
    }

    /** A client interface's own methods throw a nameless exception for what an implementation leaves out. */
    private Throwable named(Throwable thrown, Method method) {
        return thrown instanceof UnsupportedOperationException e && e.getMessage() == null
                ? new UnsupportedOperationException(
                        "%s:%s is not simulated".formatted(service, Operations.name(method)), e)
                : thrown;
    }

    private void waitForTurn(String operation) {
        try {
            session.pace().await(region, service + ":" + operation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted before " + service + ":" + operation + " was sent", e);
        }
    }

    private CallPace.OnItsWay onItsWay(String operation) {
        try {
            return session.pace().enter(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted before " + service + ":" + operation + " was sent", e);
        }
    }

    private long since(Instant start) {
        return Duration.between(start, session.clock().instant()).toMillis();
    }

    private Object call(Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(client, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
