package io.cowcatcher.examples.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the one place that may decide about the life of the process: this is a program, and no library. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface OwnsTheProcess {}
