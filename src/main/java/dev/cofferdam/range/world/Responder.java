package dev.cofferdam.range.world;

/**
 * The role session that the range's clients act as.
 *
 * @param sourceIp as CloudTrail shows it
 */
public record Responder(
        String role, String roleId, String session, String accessKeyId, String sourceIp, String userAgent) {
    public Responder {
        role = Given.required(role, "role");
        session = Given.required(session, "session");
        roleId = Given.or(roleId, "AROAEXAMPLERESPONDER0");
        accessKeyId = Given.or(accessKeyId, "ASIAEXAMPLERESPONDER");
        sourceIp = Given.or(sourceIp, "198.51.100.20");
        userAgent = Given.or(userAgent, "aws-sdk-java/2 cofferdam");
    }
}
