package dev.cofferdam.range;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The part of a service that answers one operation.
 *
 * @param upload the bytes that come with the request, where the operation takes any
 */
record Part(ServicePart<?> part, Method method, List<RequestBody> upload) {
    /** The part that overrides a client's method; empty: nobody simulates it. */
    static Optional<Part> answering(SimulatedService<?> service, Method method) {
        for (var part : service.parts()) {
            if (overrides(part.type(), method)) return Optional.of(new Part(part, method, List.of()));
        }
        return Optional.empty();
    }

    /** Whether a client's method is an operation, not one that other operations are built upon. */
    static boolean isOperation(Method method) {
        var types = method.getParameterTypes();
        return (types.length == 1 || (types.length == 2 && types[1].equals(RequestBody.class)))
                && AwsRequest.class.isAssignableFrom(types[0])
                && AwsResponse.class.isAssignableFrom(method.getReturnType());
    }

    /** For one call, whose arguments these are. */
    Part taking(Object[] arguments) {
        return arguments.length == 1 ? this : new Part(part, method, List.of((RequestBody) arguments[1]));
    }

    static String operation(Method method) {
        var name = method.getName();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    String operation() {
        return operation(method);
    }

    AwsResponse answer(Call call, AwsRequest request) {
        try {
            var arguments = Stream.concat(Stream.of(request), upload.stream()).toArray();
            return (AwsResponse) method.invoke(part.make().apply(call), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) throw thrown;
            throw new IllegalStateException("the range failed at " + operation(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the range cannot call " + method, e);
        }
    }

    private static boolean overrides(Class<?> part, Method method) {
        try {
            var found = part.getMethod(method.getName(), method.getParameterTypes());
            return !found.getDeclaringClass().equals(method.getDeclaringClass());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(part + " is no " + method.getDeclaringClass(), e);
        }
    }
}
