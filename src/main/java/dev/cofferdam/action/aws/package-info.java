/** Actions that look across services. It must not know the services' own actions. */
@NullMarked
package dev.cofferdam.action.aws;

import org.jspecify.annotations.NullMarked;
