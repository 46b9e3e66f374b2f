package dev.cofferdam.action.sts;

/**
 * Who an ARN of {@code GetCallerIdentity} stands for. Source: IAM User Guide, "IAM identifiers" and "How you can
 * determine which principal makes a request".
 *
 * @param kind {@code root}, {@code user}, {@code role}, {@code federated-user}
 * @param name of the user or the role, without its path; {@code root}
 * @param session of the role or of the federation; empty for the others
 */
record CallerArn(String kind, String name, String session) {
    static CallerArn of(String arn) {
        var resource = arn.split(":", 6)[5];
        var parts = resource.split("/", -1);
        return switch (parts[0]) {
            case "assumed-role" -> new CallerArn("role", parts[1], parts[2]);
            case "federated-user" -> new CallerArn("federated-user", parts[1], parts[1]);
            case "user" -> new CallerArn("user", parts[parts.length - 1], "");
            default -> new CallerArn(parts[0], parts[parts.length - 1], "");
        };
    }
}
