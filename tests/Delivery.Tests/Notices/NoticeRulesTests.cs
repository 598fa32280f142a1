using BriefingBus.Contracts;
using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Notices;
using BriefingBus.Delivery.Slack.Rendering;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Notices;

public sealed class NoticeRulesTests
{
    private static readonly DateTimeOffset Now = new(2025, 9, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(3);

    [Fact]
    public void A_problem_is_raised_once_it_has_lasted()
    {
        var notice = NoticeRules.Update([], [Problem("polls", Now - TimeSpan.FromMinutes(1))], After, Now).ShouldHaveSingleItem();
        notice.RaisedAt.ShouldBeNull();

        NoticeRules.Update([notice], [Problem("polls", notice.Since)], After, Now + TimeSpan.FromMinutes(2)).ShouldBeEmpty();

        notice.RaisedAt.ShouldBe(Now + TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void A_problem_that_lasts_keeps_its_time_and_takes_its_newest_reason()
    {
        var notice = NoticeRules.Update([], [Problem("polls", Now - TimeSpan.FromHours(1), "before")], After, Now).Single();

        NoticeRules.Update([notice], [Problem("polls", notice.Since, "now")], After, Now + TimeSpan.FromHours(1));

        notice.RaisedAt.ShouldBe(Now);
        notice.Reason.ShouldBe("now");
    }

    [Fact]
    public void A_problem_that_is_gone_is_resolved_and_its_return_is_another_notice()
    {
        var notice = NoticeRules.Update([], [Problem("polls", Now - TimeSpan.FromHours(1))], After, Now).Single();

        NoticeRules.Update([notice], [], After, Now + TimeSpan.FromMinutes(10));

        notice.ResolvedAt.ShouldBe(Now + TimeSpan.FromMinutes(10));
        NoticeRules.Update([], [Problem("polls", Now + TimeSpan.FromMinutes(20))], After, Now + TimeSpan.FromMinutes(30))
            .ShouldHaveSingleItem().Since.ShouldBe(Now + TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task A_notice_of_a_problem_has_no_mark_that_all_is_well()
    {
        var notice = new Notice { Service = "fetcher", Check = "database", Since = Now, Reason = "It is down.", RaisedAt = Now };

        var briefing = await NoticeBriefing.OfAsync(notice, resolved: false);

        (briefing.Text + briefing.Markdown + briefing.Html).ShouldNotContain("✅");
        briefing.Text.ShouldStartWith("ℹ️ BriefingBus: Fetcher, database – ");
    }

    [Fact]
    public async Task A_notice_counts_neither_stories_nor_feeds()
    {
        var notice = new Notice { Service = "fetcher", Check = "database", Since = Now, Reason = "It is down.", RaisedAt = Now };

        var briefing = await NoticeBriefing.OfAsync(notice, resolved: false);

        var slack = string.Concat(BriefingMessages.Of(briefing).Select(message => message.ToJson().ToJsonString()));
        var all = briefing.Text + briefing.Markdown + briefing.Html + slack;
        all.ShouldNotContain("0 stories");
        all.ShouldNotContain("feeds read");
        all.ShouldNotContain("Covers news");
        BriefingEmail.Subjects.Fill("{stories}{title}", briefing).ShouldBe("BriefingBus: Fetcher, database");
    }

    [Fact]
    public void A_service_of_which_every_process_is_silent_has_a_problem_until_it_counts_as_removed()
    {
        StoredReport[] reports = [Report("composer", "a", Now - TimeSpan.FromMinutes(6)), Report("fetcher", "b", Now)];

        var problem = ServiceProblems.In(reports, TimeSpan.FromMinutes(5), Now).ShouldHaveSingleItem();

        problem.Service.ShouldBe("composer");
        problem.Problem.Reason.ShouldBe("It has not reported since 05:54 UTC: it is down, or does not reach the broker.");
        ServiceProblems.In(reports, TimeSpan.FromMinutes(5), Now + TimeSpan.FromHours(25)).ShouldBeEmpty();
    }

    [Fact]
    public void While_no_report_can_arrive_no_service_counts_as_silent()
    {
        ServiceProblems.In([Report("composer", "a", Now - TimeSpan.FromHours(2))], TimeSpan.FromMinutes(5), Now, mayBeSilent: _ => false)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_replica_that_is_gone_takes_its_problems_with_it()
    {
        StoredReport[] reports =
        [
            Report("fetcher", "old", Now - TimeSpan.FromMinutes(3), Problem("polls", Now).Problem),
            Report("fetcher", "new", Now),
        ];

        ServiceProblems.In(reports, TimeSpan.FromMinutes(5), Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_problem_of_a_service_is_not_over_when_the_service_falls_silent()
    {
        var report = Report("fetcher", "a", Now - TimeSpan.FromMinutes(10), Problem("database", Now - TimeSpan.FromHours(1)).Problem);

        ServiceProblems.In([report], TimeSpan.FromMinutes(5), Now).Select(p => p.Problem.Check).ShouldBe(["reports", "database"]);
    }

    [Fact]
    public void A_problem_that_several_replicas_have_is_one_since_the_first_of_them_has_it()
    {
        StoredReport[] reports =
        [
            Report("fetcher", "a", Now, Problem("polls", Now - TimeSpan.FromMinutes(1)).Problem),
            Report("fetcher", "b", Now, Problem("polls", Now - TimeSpan.FromMinutes(9)).Problem),
        ];

        ServiceProblems.In(reports, TimeSpan.FromMinutes(5), Now)
            .ShouldHaveSingleItem().Problem.Since.ShouldBe(Now - TimeSpan.FromMinutes(9));
    }

    private static (string Service, ServiceProblem Problem) Problem(string check, DateTimeOffset since, string reason = "It fails.") =>
        ("fetcher", new ServiceProblem { Check = check, Reason = reason, Since = since });

    private static StoredReport Report(string service, string instance, DateTimeOffset at, params ServiceProblem[] problems) =>
        new() { Service = service, Instance = instance, ReportedAt = at, Problems = problems };
}
