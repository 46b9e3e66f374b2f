package dev.cofferdam.caselog;

import org.jspecify.annotations.Nullable;

/**
 * Who did what a record tells.
 *
 * @param name the responder's name as given by hand, else the operating system's user name
 * @param awsArn the AWS identity in use, where one was
 * @param account the AWS account in use (12 digits), where one was
 */
public record Actor(
        String name,
        String osUser,
        String host,
        @Nullable String awsArn,
        @Nullable String account) {
    public Actor with(@Nullable String arn, @Nullable String inAccount) {
        return new Actor(name, osUser, host, arn, inAccount);
    }
}
