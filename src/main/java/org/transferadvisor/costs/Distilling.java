package org.transferadvisor.costs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Distillation;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Student;
import org.transferadvisor.conclusions.StudentHours;
import org.transferadvisor.conclusions.TeacherCost;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes what teacher and student of a distillation take, where a candidate is the student (§5.2, §9.1). */
final class Distilling {

    static final Working STUDENT = Working.of("distilled-student")
            .from(SelectedModel.class, "selected = model")
            .from(Distillation.class, "teacher", "student")
            .from(
                    Candidate.class,
                    "model",
                    "size = parametersB",
                    "active = activeParametersB",
                    "license = licenseCostPerMonth");
    static final Working TEACHER_COST = Working.of("teacher-cost")
            .from(Distillation.class, "teacher")
            .from(Candidate.class, "model", "access", "price = pricePerMillionTokens")
            .from(Data.class, "samples = labeledSamples", "each = tokensPerSample")
            .step("tokens", "Inference.tokens", "samples", "each")
            .step("cost", "Inference.api", "tokens", "price");
    static final Working HOURS_PUBLISHED = Working.of("student-hours-published")
            .from(Student.class, "model", "size = parametersB")
            .from(Data.class, "tokensPerSample")
            .from(Strategy.class, "id", "name", "published = gpuHoursAt7B")
            .figure("published-model-size", "publishedSize = value.likely")
            .step("hours", "Training.gpuHours", "published", "publishedSize", "size", "1");
    static final Working HOURS_MEASURED = measured("student-hours-measured", false);
    static final Working HOURS_ON_STACK = measured("student-hours-on-stack", true);

    private static Working measured(String id, boolean onStack) {
        Working student = Working.of(id).from(Student.class, "model", "size = activeParametersB");
        return Methods.counted(
                Methods.training(student, onStack).step("tokens", "Inference.tokens", "samples", "each"), "flops");
    }

    private final Calculations made;
    private final Rows rows;
    private final Adaptation adaptation;
    private final Data data;

    Distilling(Calculations made, Rows rows, Adaptation adaptation, Data data) {
        this.made = made;
        this.rows = rows;
        this.adaptation = adaptation;
        this.data = data;
    }

    void of(SelectedModel model, List<Candidate> candidates, List<Distillation> lessons) {
        for (Distillation lesson : lessons) {
            Candidate learner =
                    Calculations.first(candidates, each -> each.model().equals(lesson.student()));
            Candidate teacher =
                    Calculations.first(candidates, each -> each.model().equals(lesson.teacher()));
            Student student = learner == null ? null : student(model, lesson, learner);
            if (student != null && student.adapted() && teacher != null) {
                answers(lesson, teacher);
            } else if (student != null) {
                rows.strategies().stream()
                        .filter(each -> each.addedShare() != null)
                        .map(each -> rows.strategy(each.addedRun()))
                        .forEach(run -> hours(student, run));
            }
        }
    }

    private @Nullable Student student(SelectedModel model, Distillation lesson, Candidate learner) {
        Double size = learner.parametersB();
        Double active = learner.activeParametersB();
        Double license = learner.licenseCostPerMonth();
        if (size == null || active == null) {
            return null;
        }
        boolean adapted = learner.model().equals(model.model());
        Student student = new Student(learner.model(), size, active, license == null ? 0 : license, adapted);
        return made.add(STUDENT, student, model, lesson, learner);
    }

    private void answers(Distillation lesson, Candidate teacher) {
        Double price = teacher.pricePerMillionTokens();
        Double each = data.tokensPerSample();
        if ("API".equals(teacher.access()) && price != null && each != null) {
            double tokens = Inference.tokens(data.labeledSamples(), each);
            Range cost = Inference.api(tokens, price);
            made.add(TEACHER_COST, new TeacherCost(teacher.model(), cost), lesson, teacher, data, tokens, cost);
        }
    }

    /** Hours of a run on the student, on both bases; without the tokens of a sample the published ones serve for both. */
    private void hours(Student student, @Nullable Strategy run) {
        Figure publishedSize = rows.figure("published-model-size");
        if (run == null || run.gpuHoursAt7B() == null || publishedSize == null) {
            return;
        }
        Range published =
                Training.gpuHours(run.gpuHoursAt7B(), publishedSize.value().likely(), student.parametersB(), 1);
        published(student, run, publishedSize, Methods.PUBLISHED, published);
        if (data.tokensPerSample() == null) {
            published(student, run, publishedSize, Methods.MEASURED, published);
        } else {
            measured(student, run, data.tokensPerSample());
        }
    }

    private void published(Student student, Strategy run, Figure size, String basis, Range hours) {
        made.add(HOURS_PUBLISHED, new StudentHours(student.model(), basis, hours), student, data, run, size, hours);
    }

    private void measured(Student student, Strategy run, double each) {
        Utilisation utilisation = Utilisation.of(rows, adaptation);
        if (utilisation == null
                || run.flopsPerToken() == null
                || run.epochs() == null
                || run.measuredFactor() == null) {
            return;
        }
        double tokens = Inference.tokens(data.labeledSamples(), each);
        double passes = Training.passes(adaptation.epochs(), run.epochs());
        Range hours = Training.measuredHours(
                run.flopsPerToken(),
                student.activeParametersB(),
                tokens,
                passes,
                rows.stated(),
                utilisation.share(),
                run.measuredFactor());
        made.add(
                utilisation.ofStack() ? HOURS_ON_STACK : HOURS_MEASURED,
                new StudentHours(student.model(), Methods.MEASURED, hours),
                student,
                data,
                run,
                adaptation,
                utilisation.from(),
                rows.stated(),
                tokens,
                passes,
                hours);
    }
}
