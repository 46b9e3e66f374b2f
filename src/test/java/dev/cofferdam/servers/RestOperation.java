package dev.cofferdam.servers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operation of a request to a service whose requests name none but are JSON: method and path tell it. Knows the
 * changing operations of actions, and what a server lacks. Source: Lambda and EKS API References, the request syntax of
 * each.
 */
final class RestOperation {
    private record Route(String service, String method, Pattern path, String operation) {
        static Route of(String service, String method, String path, String operation) {
            return new Route(service, method, Pattern.compile(path), operation);
        }
    }

    private static final String FUNCTION = "/[0-9-]+/functions/[^/]+";
    private static final List<Route> ROUTES = List.of(
            Route.of("cloudfront", "PUT", "/2020-05-31/distribution/[^/]+/config", "UpdateDistribution"),
            Route.of("backup", "PUT", "/backup-vaults/[^/]+/vault-lock", "PutBackupVaultLockConfiguration"),
            Route.of("account", "POST", "/getContactInformation", "GetContactInformation"),
            Route.of("guardduty", "POST", "/detector/[^/]+", "UpdateDetector"),
            Route.of("lambda", "PUT", FUNCTION + "/concurrency", "PutFunctionConcurrency"),
            Route.of("lambda", "PUT", FUNCTION + "/url", "UpdateFunctionUrlConfig"),
            Route.of("lambda", "DELETE", FUNCTION + "/policy/[^/]+", "RemovePermission"),
            Route.of("lambda", "PUT", "/[0-9-]+/event-source-mappings/[^/]+", "UpdateEventSourceMapping"),
            Route.of("eks", "POST", "/clusters/[^/]+/update-config", "UpdateClusterConfig"),
            Route.of("eks", "DELETE", "/clusters/[^/]+/access-entries/[^/]+", "DeleteAccessEntry"),
            Route.of("lambda", "GET", FUNCTION + "/urls", "ListFunctionUrlConfigs"),
            Route.of("lambda", "GET", FUNCTION + "/provisioned-concurrency", "ListProvisionedConcurrencyConfigs"));

    private RestOperation() {}

    static boolean names(String service) {
        return ROUTES.stream().anyMatch(route -> route.service().equals(service));
    }

    /** @param requestLine of HTTP */
    static Optional<String> of(String service, String requestLine) {
        var line = requestLine.split(" ", 3);
        var path = line[1].replaceFirst("[?].*", "");
        return ROUTES.stream()
                .filter(route -> route.service().equals(service)
                        && route.method().equals(line[0])
                        && route.path().matcher(path).matches())
                .map(Route::operation)
                .findFirst();
    }
}
