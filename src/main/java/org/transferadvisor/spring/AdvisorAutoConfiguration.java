package org.transferadvisor.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.AdvisorObserver;
import org.transferadvisor.DecisionLog;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.log.SqlLog;
import org.transferadvisor.rulebook.Rulebook;

/** Makes an advisor, and what the rest of the program needs of it, where the program makes none itself. */
@AutoConfiguration
@EnableConfigurationProperties(AdvisorProperties.class)
public class AdvisorAutoConfiguration {

    /** The log that the properties name, or that the program brings. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(DecisionLog.class)
    @ConditionalOnProperty("advisor.log")
    SqlLog advisorLog(AdvisorProperties properties) {
        return SqlLog.open(String.valueOf(properties.log()));
    }

    /** The one advisor of the program. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Advisor advisor(
            AdvisorProperties properties, ObjectProvider<DecisionLog> log, ObjectProvider<AdvisorObserver> observer) {
        Rulebook rulebook = properties.rules() == null ? Rulebook.builtIn() : Rulebook.in(properties.rules());
        return Advisor.of(rulebook, log.getIfAvailable(), observer.getIfAvailable());
    }

    /** Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    @ConditionalOnProperty(name = "management.health.advisor.enabled", matchIfMissing = true)
    static class Health {

        @Bean
        @ConditionalOnMissingBean(name = "advisorHealthIndicator")
        org.springframework.boot.actuate.health.HealthIndicator advisorHealthIndicator(Advisor advisor) {
            return () -> {
                Advice.@Nullable RulebookIdentity rulebook = AdvisorState.of(advisor);
                return rulebook == null
                        ? org.springframework.boot.actuate.health.Health.down().build()
                        : org.springframework.boot.actuate.health.Health.up()
                                .withDetails(AdvisorState.details(rulebook))
                                .build();
            };
        }
    }

    /** Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnProperty(name = "management.health.advisor.enabled", matchIfMissing = true)
    static class NewerHealth {

        @Bean
        @ConditionalOnMissingBean(name = "advisorHealthIndicator")
        org.springframework.boot.health.contributor.HealthIndicator advisorHealthIndicator(Advisor advisor) {
            return () -> {
                Advice.@Nullable RulebookIdentity rulebook = AdvisorState.of(advisor);
                return rulebook == null
                        ? org.springframework.boot.health.contributor.Health.down()
                                .build()
                        : org.springframework.boot.health.contributor.Health.up()
                                .withDetails(AdvisorState.details(rulebook))
                                .build();
            };
        }
    }

    /** Measures of decisions, where the program takes measures. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Measures {

        @Bean
        @ConditionalOnMissingBean
        AdvisorObserver advisorMeasures(ObjectProvider<MeterRegistry> registry) {
            return new AdvisorMeasures(registry::getIfAvailable);
        }
    }

    /** Facts and advices in HTTP. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HttpMessageConverter.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Web {

        @Bean
        HttpMessageConverter<ProjectFacts> advisorFactsConverter() {
            return new FactsConverter();
        }

        @Bean
        HttpMessageConverter<Advice> advisorAdviceConverter() {
            return new AdviceConverter();
        }

        @Bean
        @ConditionalOnMissingBean
        RefusedFacts advisorRefusedFacts() {
            return new RefusedFacts();
        }
    }
}
