package dev.cofferdam.range;

import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.AwsSession;

/** A session on the range. */
public interface RangeSession extends AwsSession {
    /** What goes wrong in the account; shared by all sessions that have it open. */
    RangeFaults faults();

    @Override
    RangeSession in(AccountRole there);
}
