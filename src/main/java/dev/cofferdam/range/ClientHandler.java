package dev.cofferdam.range;

import dev.cofferdam.range.service.SimulatedService;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * Stands behind a client: operations go to the account, everything that the interface builds upon operations
 * (paginators, overloads that take a builder) runs on the client itself.
 */
final class ClientHandler implements InvocationHandler {
    private final SimulatedService<?> service;
    private final String region;
    private final RangeAccount account;
    private final BooleanSupplier closed;
    private final Map<Method, Optional<Part>> parts = new ConcurrentHashMap<>();

    ClientHandler(SimulatedService<?> service, String region, RangeAccount account, BooleanSupplier closed) {
        this.service = service;
        this.region = region;
        this.account = account;
        this.closed = closed;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && Part.isOperation(method)) return call(method, arguments);
        return switch (method.getName()) {
            case "serviceName" -> service.prefix();
            case "close" -> null;
            case "toString" -> "range:" + service.prefix() + ":" + region;
            case "hashCode" -> hashCode();
            case "equals" -> arguments != null && isMine(arguments[0]);
            default -> builtUpon(proxy, method, arguments);
        };
    }

    private boolean isMine(@Nullable Object other) {
        return other != null && Proxy.isProxyClass(other.getClass()) && equals(Proxy.getInvocationHandler(other));
    }

    private Object call(Method method, Object[] arguments) {
        if (closed.getAsBoolean()) throw new IllegalStateException("Connection pool shut down");
        var part = parts.computeIfAbsent(method, m -> Part.answering(service, m))
                .orElseThrow(() -> Answers.notSimulated(service.prefix() + ":" + Part.operation(method)));
        return account.call(service, part.taking(arguments), region, (AwsRequest) arguments[0]);
    }

    private @Nullable Object builtUpon(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        } catch (UnsupportedOperationException e) {
            var error = Answers.notSimulated(service.prefix() + ":" + method.getName());
            error.addSuppressed(e);
            throw error;
        }
    }
}
