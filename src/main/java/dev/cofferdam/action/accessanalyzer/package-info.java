/** Actions on what IAM Access Analyzer found. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.accessanalyzer;

import org.jspecify.annotations.NullMarked;
