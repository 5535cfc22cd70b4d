package io.cowcatcher.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks code that makes a {@link java.util.Random}, because another engine asks for one. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface PeersRandom {}
