using System.Text;
using System.Text.Json.Nodes;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Files;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>What holds over both databases; a class for each runs it.</summary>
public abstract class DeadLetterServiceTests(RabbitMqServer rabbit) : IAsyncLifetime
{
    protected const string Source = "probe";
    protected const string Errors = "probe_error";
    private const string By = "ann";

    private TestSystem system = null!;

    protected abstract DatabaseOptions Database { get; }

    private DeadLetterService Service => system.Service;

    public async ValueTask InitializeAsync()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, bus => bus.AddConsumer<Nobody>().Endpoint(e => e.Name = Source),
            TestContext.Current.CancellationToken);
        system = await TestSystem.StartAsync(rabbit.Options, Database);
        await system.ClearAsync(Source, Errors);
    }

    public async ValueTask DisposeAsync()
    {
        await system.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Messages_are_listed_grouped_and_counted()
    {
        await PutAsync([.. Enumerable.Range(0, 7).Select(n => TestFailure.Thrown(n)), .. Enumerable.Range(7, 3)
            .Select(n => TestFailure.Thrown(n, feed: "https://feeds.example/b", error: "System.FormatException"))]);

        var groups = await GroupsAsync(FailureGrouping.Exception);
        var feeds = await GroupsAsync(FailureGrouping.Feed);
        var listed = await ListAsync(new());

        groups.Select(g => (g.Name, g.Count)).ShouldBe([
            ("System.IO.InvalidDataException in Cleaner.Cleaning.EntryBody.Read", 7),
                ("System.FormatException in Cleaner.Cleaning.EntryBody.Read", 3)]);
        groups[0].First.ShouldBe(TestFailure.Failed);
        feeds.Select(g => (g.Name, g.Count)).ShouldBe([("https://feeds.example/a", 7), ("https://feeds.example/b", 3)]);
        listed.Count.ShouldBe(10);
        (await Service.Messages.QueuesAsync(default)).Single(q => q.Name == Errors).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_message_that_its_sender_sent_again_after_a_kill_is_the_same_row_though_its_envelope_names_another_time()
    {
        static DeadLetterMessage SentAt(string time) =>
            TestFailure.Thrown(1) with { Body = TestFailure.Body(TestFailure.Item(1), time) };
        await PutAsync(SentAt("2026-09-01T05:00:00Z"), SentAt("2026-09-01T05:00:09Z"));

        (await ListAsync(new())).Select(l => l.Title).ShouldBe(["Story 1"]);
    }

    [Fact]
    public async Task Messages_are_counted_while_another_process_adds_those_of_feeds_that_this_one_has_never_seen()
    {
        await using var other = await TestSystem.StartAsync(rabbit.Options, Database, loops: false);
        var adding = Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++)
                await other.Get<FailureWriter>().StoreAsync([TestFailure.Thrown(n, feed: $"https://{n}.example/feed")], false, default);
        });
        while (!adding.IsCompleted)
            await CountAsync(new());
        await adding;

        (await CountAsync(new())).ShouldBe(100);
    }

    [Fact]
    public async Task A_copy_that_a_kill_left_behind_is_the_same_row()
    {
        var copy = TestFailure.Thrown(1) with
        {
            Headers = With(TestFailure.Thrown(1), ("MT-Fault-Timestamp", TestFailure.Failed.AddHours(1).ToString("O"))),
        };
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2), copy);

        var listed = await ListAsync(new());
        var groups = await GroupsAsync(FailureGrouping.Exception);
        var counted = await CountAsync(new());
        var outcome = await ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.Zero });

        listed.Select(l => l.Title).ShouldBe(["Story 1", "Story 2"]);
        groups.ShouldHaveSingleItem().Count.ShouldBe(2);
        counted.ShouldBe(2);
        (outcome.Numbers.Matching, outcome.Numbers.Sent).ShouldBe((2, 2));
        (await SentAsync(2)).Select(m => m.MessageId).Order().ShouldBe([TestFailure.Thrown(1).MessageId, TestFailure.Thrown(2).MessageId]);
        (await system.TakeAsync(Source)).ShouldBeEmpty();
        (await Service.Messages.QueuesAsync(default)).Sum(q => q.Count).ShouldBe(0);
    }

    [Fact]
    public async Task What_comes_late_of_an_attempt_is_no_outcome_of_the_replay_that_waits_to_be_sent()
    {
        await PutAsync(TestFailure.Thrown(1));
        var first = ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.FromSeconds(20) });
        var sent = (await SentAsync(1))[0];
        await FailAsync(TestFailure.Thrown(1), sent);
        (await first).Numbers.FailedSame.ShouldBe(1);
        var replay = await Service.Operations.BeginReplayAsync(new() { Filter = new(), Rate = 0.01 }, "slow", By, default);

        var late = await system.Get<FailureWriter>()
            .StoreAsync([FailedAgain(TestFailure.Thrown(1), sent)], revive: false, default);
        await SucceededAsync(sent);

        late.ShouldHaveSingleItem().Outcome.ShouldBe(IngestOutcome.Copy);
        (await ListAsync(new() { State = MessageState.Retrying })).ShouldHaveSingleItem().Attempts.ShouldBe(2);
        (await Service.Operations.FindAsync(replay.Id, default))!.Replay!.Pending.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_a_listing_leaves_all_messages_in_the_table()
    {
        await PutAsync([.. Enumerable.Range(0, 1000).Select(n => TestFailure.Thrown(n))]);

        var first = await Service.Messages.ListAsync(new(), default).FirstAsync();

        first.Title.ShouldBe("Story 0");
        (await CountAsync(new())).ShouldBe(1000);
    }

    [Fact]
    public async Task A_search_finds_words_inside_a_compressed_text()
    {
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2), TestFailure.Thrown(3));

        var found = await ListAsync(new() { Text = "NEEDLE2" });

        found.ShouldHaveSingleItem().Link.ShouldBe("https://site.example/2");
    }

    [Fact]
    public async Task A_replay_sends_the_message_without_the_headers_of_its_failure_and_reports_the_outcome()
    {
        await PutAsync([.. Enumerable.Range(0, 4).Select(n => TestFailure.Thrown(n)), TestFailure.GivenUp(4)]);
        var replay = ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.FromSeconds(8) });
        // Many messages are on their way side by side: in which order they arrive is nobody's promise.
        var sent = (await SentAsync(5)).OrderBy(m => m.MessageId).ToList();
        foreach (var message in sent[..3])
            await SucceededAsync(message);
        // One fails as before, and of one nothing is heard.
        await FailAsync(TestFailure.Thrown(3), sent[3]);

        var outcome = await replay;

        outcome.Numbers.ShouldBe(new ReplayProgress
        {
            Run = outcome.Numbers.Run,
            Matching = 5,
            Sent = 5,
            Succeeded = 3,
            FailedSame = 1,
            FailedOther = 0,
        });
        outcome.Numbers.Pending.ShouldBe(1);
        sent.Select(m => Encoding.UTF8.GetString(m.Body.Span))
            .ShouldBe(Enumerable.Range(0, 5).Select(n => Encoding.UTF8.GetString(TestFailure.Body(TestFailure.Item(n)))));
        sent.ShouldAllBe(m =>
            !m.Headers.Keys.Any(name => name.StartsWith("MT-", StringComparison.Ordinal)
            || name.StartsWith("x-", StringComparison.Ordinal)));
        sent.ShouldAllBe(m => m.Header("replay-count") == "1" && m.Header("replayed-by") == "ann" && m.Headers.ContainsKey("replayed-at"));
        sent[..4].ShouldAllBe(m => m.Header("kept") == "by replays");
        (await ListAsync(new())).ShouldHaveSingleItem().Replays.ShouldBe(1);
        (await ListAsync(new() { State = MessageState.Retrying })).ShouldHaveSingleItem().MessageId.ShouldBe(sent[4].MessageId);
        (await CountAsync(new() { State = MessageState.Resolved })).ShouldBe(3);
    }

    [Fact]
    public async Task A_blank_condition_selects_nothing_rather_than_everything()
    {
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));
        FailedMessageFilter[] blank =
        [
            new() { Ids = [""], Parked = null }, new() { Text = "" }, new() { Item = " " }, new() { Feed = "" }, new() { Exception = " " },
            new() { Queue = "" }, new() { MessageType = "" }, new() { Group = "" },
        ];

        foreach (var filter in blank)
            (await ListAsync(filter)).ShouldBeEmpty(filter.ToString());
        (await ReplayAsync(new() { Filter = blank[0], Timeout = TimeSpan.Zero })).Numbers.Matching.ShouldBe(0);
        (await CountAsync(new())).ShouldBe(2);
    }

    [Fact]
    public async Task A_dry_run_counts_and_sends_nothing()
    {
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));

        var outcome = await ReplayAsync(new() { Filter = new() { Item = "Story 2" }, DryRun = true });

        outcome.Numbers.Matching.ShouldBe(1);
        (await system.TakeAsync(Source)).ShouldBeEmpty();
        (await CountAsync(new())).ShouldBe(2);
    }

    [Fact]
    public async Task A_rate_is_kept()
    {
        await PutAsync([.. Enumerable.Range(0, 20).Select(n => TestFailure.Thrown(n))]);
        var began = TimeProvider.System.GetTimestamp();

        await ReplayAsync(new() { Filter = new(), Rate = 20, Timeout = TimeSpan.Zero });

        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        (await SentAsync(20)).Count.ShouldBe(20);
    }

    [Theory]
    [InlineData(2147483647L)]
    [InlineData("-7")]
    public async Task A_message_is_replayed_whatever_number_of_replays_its_header_claims(object claimed)
    {
        await PutAsync(TestFailure.Thrown(1) with { Headers = With(TestFailure.Thrown(1), ("replay-count", claimed)) });

        var replay = ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.FromSeconds(20) });
        await SucceededAsync((await SentAsync(1))[0]);

        (await replay).Numbers.Succeeded.ShouldBe(1);
    }

    [Fact]
    public async Task A_report_without_a_queue_holds_up_no_other()
    {
        await PutAsync(TestFailure.Thrown(1));
        var replay = ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.FromSeconds(20) });
        var report = new ReplayFinished
        {
            FinishedAt = TimeProvider.System.GetUtcNow(),
            Queue = Source,
            ReplayId = (await SentAsync(1))[0].Header("replay-id")!,
        };
        var envelope = JsonNode.Parse(TestFailure.Body(report))!;
        envelope["message"]!["queue"] = null;

        await system.PutAsync(Report(Encoding.UTF8.GetBytes(envelope.ToJsonString())), Report(TestFailure.Body(report)));

        (await replay).Numbers.Succeeded.ShouldBe(1);

        static DeadLetterMessage Report(byte[] body) =>
            new() { Queue = DeadLetterQueue.Reports, Headers = new Dictionary<string, object?>(), Body = body };
    }

    [Fact]
    public async Task A_message_whose_queue_is_gone_waits_as_before_and_the_reason_is_reported()
    {
        await PutAsync(TestFailure.Thrown(1) with
        {
            Headers = With(TestFailure.Thrown(1), ("parked-from", "gone_error"), ("parked-reason", "x")),
        });

        var outcome = await ReplayAsync(new() { Filter = new() { Parked = null }, Timeout = TimeSpan.FromSeconds(30) });

        outcome.Numbers.Refused.ShouldBe(1);
        outcome.Refusals.ShouldHaveSingleItem().ShouldContain("'gone'");
        (await CountAsync(new() { Parked = null })).ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_that_breaks_its_contract_is_refused_with_the_place()
    {
        await PutAsync(TestFailure.Thrown(1));
        var message = (await ListAsync(new()))[0];
        var shown = (await Service.ShowAsync(message.Id, default))!;

        var outcome = await EditAsync(message.Id, shown.Body.Replace("\"feedUrl\"", "\"feedurI\""));

        outcome.Mistakes.ShouldHaveSingleItem().ShouldContain("feedurI");
        (await system.TakeAsync(Source)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_goes_out_and_its_original_is_kept_until_it_succeeds()
    {
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));
        var message = (await ListAsync(new() { Item = "Story 1" }))[0];
        var edited = (await Service.ShowAsync(message.Id, default))!.Body.Replace("Story 1", "Story one");

        var edit = EditAsync(message.Id, edited);
        var sent = (await SentAsync(1)).ShouldHaveSingleItem();
        await Eventually.TrueAsync(async () => (await Service.ShowAsync(message.Id, default))!.OriginalBody is not null,
            "the sending is written down");
        var kept = (await Service.ShowAsync(message.Id, default))!;
        await SucceededAsync(sent);
        var outcome = await edit;

        Encoding.UTF8.GetString(sent.Body.Span).ShouldContain("Story one");
        (kept.Message.State, kept.Message.ReplayId, kept.Message.IsEdited)
            .ShouldBe((MessageState.Retrying, sent.Header("replay-id"), true));
        kept.OriginalBody!.ShouldContain("Story 1");
        kept.Body.ShouldContain("Story one");
        outcome.Replay!.Succeeded.ShouldBe(1);
        (await ListAsync(new() { Parked = null })).ShouldHaveSingleItem().Title.ShouldBe("Story 2");
    }

    [Fact]
    public async Task An_edit_whose_queue_is_gone_is_refused_and_the_message_is_as_it_was()
    {
        await PutAsync(TestFailure.Thrown(1) with
        {
            Headers = With(TestFailure.Thrown(1), ("parked-from", "gone_error"), ("parked-reason", "x")),
        });
        var message = (await ListAsync(new() { Parked = true }))[0];

        var body = (await Service.ShowAsync(message.Id, default))!.Body;
        var outcome = await EditAsync(message.Id, body).InTimeAsync(TimeSpan.FromSeconds(30));

        outcome.Refusal!.ShouldContain("'gone'");
        var all = (await ListAsync(new() { Parked = null })).ShouldHaveSingleItem();
        (all.Id, all.State, all.IsEdited).ShouldBe((message.Id, MessageState.Parked, false));
    }

    [Fact]
    public async Task An_edit_that_fails_again_leaves_the_original()
    {
        await PutAsync(TestFailure.Thrown(1));
        var message = (await ListAsync(new()))[0];

        var edit = EditAsync(message.Id, (await Service.ShowAsync(message.Id, default))!.Body);
        var sent = (await SentAsync(1)).ShouldHaveSingleItem();
        await FailAsync(TestFailure.Thrown(1, error: "System.OtherException") with { Body = sent.Body }, sent);
        var outcome = await edit;

        outcome.Replay!.FailedOther.ShouldBe(1);
        (await ListAsync(new())).ShouldHaveSingleItem().Id.ShouldBe(message.Id);
        (await Service.ShowAsync(message.Id, default))!.OriginalBody.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_parked_message_is_out_of_the_list_and_comes_back_by_a_replay()
    {
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));
        var id = (await ListAsync(new() { Item = "Story 1" }))[0].Id;

        (await Service.ParkAsync(new() { Ids = [id] }, "wait for the publisher", By, default)).Done.ShouldBe(1);
        var waiting = await ListAsync(new());
        var parked = (await ListAsync(new() { Parked = true })).ShouldHaveSingleItem();
        await ReplayAsync(new() { Filter = new() { Ids = [id], Parked = null }, Timeout = TimeSpan.Zero });

        waiting.ShouldHaveSingleItem().Title.ShouldBe("Story 2");
        (parked.Id, parked.ParkedReason, parked.ParkedBy, parked.Source).ShouldBe((id, "wait for the publisher", "ann", Source));
        (await SentAsync(1)).ShouldHaveSingleItem().Headers.Keys.ShouldNotContain(name =>
            name.StartsWith("parked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_discarded_message_is_imported_from_its_copy_unchanged_and_only_once()
    {
        await PutAsync([.. Enumerable.Range(0, 5).Select(n => TestFailure.Thrown(n)), TestFailure.GivenUp(5),
            TestFailure.Thrown(6) with { Body = new byte[] { 0xFF, 0x00, 0x7B } }]);
        var before = await AllAsync();
        using var copy = new MemoryStream();

        var operation = await Service.Files.BeginDiscardAsync(new(), By, "copy.jsonl", default);
        (await Service.Files.DiscardAsync(operation, copy, default)).ShouldBe(7);
        var meanwhile = await CountAsync(new());
        var text = Encoding.UTF8.GetString(copy.ToArray()) + "no failed message\n";
        var first = await ImportAsync(text);
        var again = await ImportAsync(text);

        meanwhile.ShouldBe(0);
        (first.Imported, first.AlreadyThere, again.Imported, again.AlreadyThere).ShouldBe((7, 0, 0, 7));
        first.Mistakes.ShouldHaveSingleItem().ShouldContain("line 8");
        (await AllAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_audit_names_who_did_what_to_which_message_with_which_result()
    {
        var began = TimeProvider.System.GetUtcNow();
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));
        var replay = ReplayAsync(new() { Filter = new() { Item = "Story 1" }, Timeout = TimeSpan.FromSeconds(20) });
        await SucceededAsync((await SentAsync(1))[0]);
        await replay;
        await Service.ParkAsync(new(), "later", By, default);

        var audit = (await Service.Audit.ListAsync(began, null, null, 0, 100, default)).Select(e => e.Entry).ToList();

        audit.Select(e => e.Action).ShouldBe([
            AuditAction.RunBegan, AuditAction.Replayed, AuditAction.ReplaySucceeded, AuditAction.RunEnded, AuditAction.RunBegan,
                AuditAction.Parked, AuditAction.RunEnded]);
        audit[1].ReplayId.ShouldBe(audit[2].ReplayId);
        audit[1].Title.ShouldBe("Story 1");
        audit[3].Note.ShouldBe("1 succeeded, 0 failed again (0 with the same error, 0 with another), 0 pending");
        audit[5].Note.ShouldBe("later");
        audit.Where(e => e.Action != AuditAction.ReplaySucceeded).ShouldAllBe(e => e.By == "ann");
    }

    [Fact]
    public async Task A_message_that_fails_again_returns_to_its_row_and_the_history_has_both_attempts()
    {
        await PutAsync(TestFailure.Thrown(1));
        var id = (await ListAsync(new()))[0].Id;
        var replay = ReplayAsync(new() { Filter = new() { Ids = [id] }, Timeout = TimeSpan.FromSeconds(20) });
        await FailAsync(TestFailure.Thrown(1, error: "System.OtherException", reason: "Another one."), (await SentAsync(1))[0]);

        var outcome = await replay;

        outcome.Numbers.FailedOther.ShouldBe(1);
        var shown = (await Service.ShowAsync(id, default))!;
        (shown.Message.State, shown.Message.Attempts, shown.Message.Replays, shown.Message.ExceptionType)
            .ShouldBe((MessageState.Failed, 2, 1, "System.OtherException"));
        shown.History.Select(e => (e.Action, e.Note))
            .ShouldBe([(AuditAction.Replayed, "to probe"), (AuditAction.ReplayFailed, "Another one.")]);
        shown.History[0].Error.ShouldBe("System.IO.InvalidDataException in Cleaner.Cleaning.EntryBody.Read");
        (await GroupsAsync(FailureGrouping.Exception)).ShouldHaveSingleItem().Name.ShouldStartWith("System.OtherException");
    }

    [Fact]
    public async Task A_copy_of_a_message_that_was_resolved_since_changes_nothing_and_a_later_failure_opens_it_again()
    {
        await PutAsync(TestFailure.Thrown(1));
        var replay = ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.FromSeconds(20) });
        await SucceededAsync((await SentAsync(1))[0]);
        await replay;

        await system.PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));
        await Eventually.TrueAsync(async () => (await ListAsync(new())).Count > 0, "both are taken in");
        (await ListAsync(new())).ShouldHaveSingleItem().Title.ShouldBe("Story 2");
        await system.PutAsync(Later(TestFailure.Thrown(1), TimeProvider.System.GetUtcNow().AddMinutes(1)));

        await Eventually.TrueAsync(async () => (await ListAsync(new())).Count == 2, "it is open again");
        (await ListAsync(new() { Item = "Story 1" })).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_replay_takes_over_what_the_first_has_not_sent_and_nothing_is_sent_twice()
    {
        await PutAsync([.. Enumerable.Range(0, 40).Select(n => TestFailure.Thrown(n))]);
        var slow = await Service.Operations.BeginReplayAsync(new() { Filter = new(), Rate = 5 }, "slow", By, default);
        await Eventually.TrueAsync(async () => (await Service.Operations.FindAsync(slow.Id, default))!.Replay!.Sent > 0, "it sends");

        var fast = await ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.Zero });

        var first = (await Service.Operations.FindAsync(slow.Id, default))!.Replay!;
        (first.Sent + first.Released, first.Released).ShouldBe((40, fast.Numbers.Matching));
        (await SentAsync(40)).Select(m => m.MessageId).Distinct().Count().ShouldBe(40);
        (await system.TakeAsync(Source)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopped_replay_leaves_the_rest_where_it_was()
    {
        await PutAsync([.. Enumerable.Range(0, 30).Select(n => TestFailure.Thrown(n))]);
        await Service.ParkAsync(new() { Item = "Story 29" }, "later", By, default);
        var replay = await Service.Operations.BeginReplayAsync(new() { Filter = new() { Parked = null }, Rate = 10 }, "slow", By, default);
        await Eventually.TrueAsync(async () => (await Service.Operations.FindAsync(replay.Id, default))!.Replay!.Sent >= 3, "it sends");

        await Service.Operations.StopAsync(replay.Id, "Stopped by hand", default);

        var ended = (await Service.Operations.FindAsync(replay.Id, default))!;
        ended.Result!.ShouldStartWith("Stopped by hand after ");
        (await CountAsync(new())).ShouldBe(29 - ended.Replay!.Sent);
        (await ListAsync(new() { Parked = true })).ShouldHaveSingleItem().ParkedReason.ShouldBe("later");
    }

    [Fact]
    public async Task Pages_of_every_order_and_filter_hold_each_message_once()
    {
        await PutAsync([.. Enumerable.Range(0, 57)
            .Select(n => TestFailure.Thrown(n, feed: n % 3 == 0 ? "https://feeds.example/b" : "https://feeds.example/a"))]);
        (FailedMessageFilter Filter, int Count)[] choices =
        [
            (new(), 57),
            (new() { Feed = "example/b" }, 19),
            (new() { Text = "needle" }, 57),
            (new() { From = TestFailure.Failed.AddSeconds(50) }, 7),
        ];
        foreach (var (filter, count) in choices)
            foreach (var order in Enum.GetValues<MessageOrder>())
            {
                var seen = new List<FailedMessage>();
                for (PageCursor? after = null; ;)
                {
                    var page = await Service.Messages.PageAsync(filter, order, after, skip: 0, 10, default);
                    seen.AddRange(page.Messages);
                    if (page.Next is null)
                        break;
                    after = PageCursor.Parse(page.Next.ToString());
                }
                seen.Select(m => m.Id).Distinct().Count().ShouldBe(count, $"{filter} {order}");
                seen.Count.ShouldBe(count, $"{filter} {order}");
                if (filter.Text is null)
                    seen.Select(m => m.FailedAt).ShouldBeInOrder(
                        order == MessageOrder.Newest ? SortDirection.Descending : SortDirection.Ascending);
            }
    }

    [Fact]
    public async Task Groups_of_every_kind_add_up_and_their_keys_find_their_messages()
    {
        await PutAsync([.. Enumerable.Range(0, 9).Select(n => TestFailure.Thrown(n)), TestFailure.GivenUp(9),
            Later(TestFailure.Thrown(10, error: "System.B"), TestFailure.Failed.AddHours(2))]);
        foreach (var grouping in Enum.GetValues<FailureGrouping>())
        {
            var groups = await GroupsAsync(grouping);
            groups.Sum(g => g.Count).ShouldBe(11, grouping.ToString());
            foreach (var group in groups)
                (await ListAsync(new() { Group = group.Key })).Count.ShouldBe(group.Count, $"{grouping} {group.Name}");
        }
        (await GroupsAsync(FailureGrouping.Hour)).Select(g => (g.Name, g.Count))
            .ShouldBe([("2026-11-24 03:00 UTC", 10), ("2026-11-24 05:00 UTC", 1)]);
        (await CountAsync(new() { SuspectsOnly = true })).ShouldBe(1);
    }

    [Fact]
    public async Task A_group_that_fails_again_after_its_fix_has_returned()
    {
        await PutAsync(TestFailure.Thrown(1, error: "System.ReturnedException"));
        var replay = ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.FromSeconds(20) });
        await SucceededAsync((await SentAsync(1))[0]);
        await replay;
        await PutAsync(Later(TestFailure.Thrown(2, error: "System.ReturnedException"), TimeProvider.System.GetUtcNow().AddMinutes(1)));

        var group = (await GroupsAsync(FailureGrouping.Exception)).ShouldHaveSingleItem();

        group.ReturnedAt.ShouldNotBeNull();
        group.FirstSeen.ShouldBe(TestFailure.Failed.AddSeconds(1));
        group.Trend.Sum().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task An_imported_message_goes_to_no_queue_that_a_header_alone_names()
    {
        var message = TestFailure.Thrown(1) with
        {
            Headers = new Dictionary<string, object?>(TestFailure.Thrown(1).Headers) { ["parked-from"] = "dead-letters_reports" },
        };

        (await ImportAsync(Encoding.UTF8.GetString(FailedMessageFile.Write(message)))).Imported.ShouldBe(1);

        (await ListAsync(new())).ShouldHaveSingleItem().Source.ShouldBe("probe");
    }

    [Fact]
    public async Task The_counters_are_what_the_rows_are_after_everything_was_done_to_them()
    {
        await PutAsync([.. Enumerable.Range(0, 30).Select(n => TestFailure.Thrown(n, error: $"System.Kind{n % 4}Exception")),
            TestFailure.GivenUp(30)]);
        await Service.ParkAsync(new() { Exception = "Kind1" }, "later", By, default);
        await Service.Files.DiscardAsync(
            await Service.Files.BeginDiscardAsync(new() { Exception = "Kind2" }, By, null, default), null, default);
        var replay = ReplayAsync(new() { Filter = new() { Exception = "Kind0" }, Timeout = TimeSpan.FromSeconds(8) });
        var sent = await SentAsync(8);
        await SucceededAsync(sent[0]);
        await FailAsync(TestFailure.Thrown(int.Parse(sent[1].MessageId![^12..]), error: "System.Kind9Exception"), sent[1]);
        await replay;

        await system.Store.ReadAsync(async context =>
        {
            var rows = await context.Messages.ToListAsync();
            var counts = await context.Counts.ToListAsync();
            counts.Select(c => (c.Signature, c.State, c.Count, c.Replayed)).Order().ShouldBe(
                rows.GroupBy(m => (m.Signature, m.State))
                    .Select(g => (g.Key.Signature, g.Key.State, g.Count(), g.Count(m => m.Replays > 0))).Order());
            (await context.Hours.ToListAsync()).Select(h => (h.State, h.Hour, h.Count)).Order().ShouldBe(
                rows.GroupBy(m => (m.State, m.Hour)).Select(g => (g.Key.State, g.Key.Hour, g.Count())).Order());
            return true;
        }, default);
    }

    [Fact]
    public async Task Bodies_of_any_bytes_go_back_byte_for_byte_and_hide_no_other()
    {
        var fault = """{"messageType":["urn:message:MassTransit:Fault[[BriefingBus.Contracts:CleanItem]]"],"message":{}}"""u8.ToArray();
        byte[] latin1 = [.. "{\"message\":{\"entry\":{\"title\":\"caf"u8, 0xE9, .. "\"}}}"u8];
        DeadLetterMessage[] odd =
        [
            TestFailure.Thrown(1) with { Body = latin1, ContentType = "application/vnd.masstransit+json; charset=x-unknown" },
            TestFailure.Thrown(2) with
            {
                Body = "{\"message\":{\"entry\":{\"title\":\"cut \\ud83d\",\"nul\":\"\\u0000\"}}}"u8.ToArray(),
                ContentType = "no media type",
            },
            TestFailure.Thrown(3) with { Body = new byte[] { 0, 1, 2, 0xFF, 0xFE }, ContentType = null, MessageId = null },
            TestFailure.Thrown(4) with { Body = Array.Empty<byte>() },
            TestFailure.Thrown(5) with
            {
                Headers = With(
                    TestFailure.Thrown(5),
                    ("MT-Fault-Timestamp", "0001-01-01T00:00:00Z"),
                    ("bytes", new byte[] { 0xFF, 0 }),
                    ("nested", new List<object?> { 1L, "a", null })),
            },
            TestFailure.Thrown(6) with { Body = fault },
            TestFailure.Thrown(7) with
            {
                Properties = new Dictionary<string, object?>
                {
                    ["content-encoding"] = "x-odd",
                    ["priority"] = 3L,
                    ["correlation-id"] = "c",
                },
            },
        ];
        await PutAsync(odd);

        (await ListAsync(new())).Count.ShouldBe(odd.Length);
        foreach (var message in await ListAsync(new()))
            (await Service.ShowAsync(message.Id, default)).ShouldNotBeNull();
        (await GroupsAsync(FailureGrouping.Message)).ShouldContain(g => g.Name == "Fault<CleanItem>");
        await ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.Zero });
        var sent = await SentAsync(odd.Length);

        sent.Select(m => Convert.ToHexString(m.Body.Span)).Order().ShouldBe(odd.Select(m => Convert.ToHexString(m.Body.Span)).Order());
        sent.Single(m => m.MessageId?.EndsWith('5') == true).Headers["bytes"].ShouldBe(new byte[] { 0xFF, 0 });
        sent.Single(m => m.MessageId?.EndsWith('7') == true).Properties.ShouldBe(odd[6].Properties, ignoreOrder: true);
        sent.Single(m => m.MessageId?.EndsWith('2') == true).ContentType.ShouldBe("no media type");
    }

    [Fact]
    public async Task Headers_that_are_nested_deeply_are_shown_exported_and_sent_back()
    {
        const int Depth = 100;
        object? nested = "deep";
        for (var depth = 0; depth < Depth; depth++)
            nested = new List<object?> { nested };
        var shown = $"{new string('[', Depth)}\"deep\"{new string(']', Depth)}";
        await PutAsync(TestFailure.Thrown(1) with { Headers = With(TestFailure.Thrown(1), ("nested", nested)) });
        var id = (await ListAsync(new())).ShouldHaveSingleItem().Id;

        (await Service.ShowAsync(id, default))!.Headers["nested"].ShouldBe(shown);
        FailedMessageFile.Read((await AllAsync())[0]).Header("nested").ShouldBe(shown);
        await ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.Zero });
        (await SentAsync(1))[0].Header("nested").ShouldBe(shown);
    }

    [Fact]
    public async Task Messages_resolved_longer_ago_than_the_retention_are_deleted_and_waiting_ones_are_not()
    {
        await PutAsync(TestFailure.Thrown(1), TestFailure.Thrown(2));
        await Service.Files.DiscardAsync(
            await Service.Files.BeginDiscardAsync(new() { Item = "Story 1" }, By, null, default), null, default);
        var later = new FakeClock(TimeProvider.System.GetUtcNow().AddDays(31));

        await new Retention.RetentionJob(system.Store, new(), later).RunAsync(default);

        (await system.Store.ReadAsync(context => context.Messages.ToListAsync(), default)).ShouldHaveSingleItem().Title.ShouldBe("Story 2");
        (await CountAsync(new() { State = MessageState.Discarded })).ShouldBe(0);
        (await ListAsync(new() { State = MessageState.Discarded, Text = "needle1" })).ShouldBeEmpty();
    }

    private static DeadLetterMessage Later(DeadLetterMessage message, DateTimeOffset at) =>
        message with { Headers = With(message, ("MT-Fault-Timestamp", at.ToString("O"))) };

    private static Dictionary<string, object?> With(DeadLetterMessage message, params (string Name, object? Value)[] headers)
    {
        var all = new Dictionary<string, object?>(message.Headers);
        foreach (var (name, value) in headers)
            all[name] = value;
        return all;
    }

    private async Task<int> CountAsync(FailedMessageFilter filter) => (await Service.Messages.CountAsync(filter, max: null, default)).Total;

    private Task<List<FailedMessage>> ListAsync(FailedMessageFilter filter) => Service.Messages.ListAsync(filter, default).ToListAsync()
        .AsTask();

    private async Task<IReadOnlyList<FailedMessageGroup>> GroupsAsync(FailureGrouping grouping) =>
        (await Service.Groups.GroupsAsync(new(), [grouping], grouping, default))[grouping];

    private Task<ReplayOutcome> ReplayAsync(ReplayRequest request) => Service.ReplayAsync(request, By, null, default);

    /// <summary>Puts dead letters into their queues, and waits until the table has them.</summary>
    private async Task PutAsync(params DeadLetterMessage[] messages)
    {
        var before = await OpenAsync();
        var rows = messages.Select(m => FailureReader.Read(m).Id).Distinct().Count();
        await system.PutAsync(messages);
        await Eventually.TrueAsync(async () => await OpenAsync() == before + rows, $"{rows} are in the table");

        Task<int> OpenAsync() => system.Store.ReadAsync(context => context.Messages.CountAsync(), default);
    }

    private async Task<List<DeadLetterMessage>> SentAsync(int count)
    {
        var sent = new List<DeadLetterMessage>();
        await Eventually.TrueAsync(
            async () =>
            {
                sent.AddRange(await system.TakeAsync(Source));
                return sent.Count >= count;
            },
            $"{count} messages are sent");
        return sent;
    }

    /// <summary>As a consumer reports it.</summary>
    private Task SucceededAsync(DeadLetterMessage sent) => system.Get<OutcomeWriter>().StoreAsync(
        [new() { FinishedAt = TimeProvider.System.GetUtcNow(), Queue = Source, ReplayId = sent.Header("replay-id")! }], default);

    /// <summary>As a message fails that was replayed.</summary>
    private Task FailAsync(DeadLetterMessage failure, DeadLetterMessage sent) => system.PutAsync(FailedAgain(failure, sent));

    private static DeadLetterMessage FailedAgain(DeadLetterMessage failure, DeadLetterMessage sent) => failure with
    {
        Headers = With(
            failure,
            [.. sent.Headers.Where(h => h.Key.StartsWith("replay", StringComparison.Ordinal)).Select(h => (h.Key, h.Value))]),
    };

    private Task<EditOutcome> EditAsync(string id, string body) =>
        Service.ReplayEditedAsync(id, Encoding.UTF8.GetBytes(body), TimeSpan.FromSeconds(20), By, default);

    private async Task<ImportOutcome> ImportAsync(string lines) =>
        await Service.Files.ImportAsync(await Service.Operations.BeginAsync(OperationKind.Import, "copy.jsonl", By, null, default),
            new StringReader(lines), "copy.jsonl", default);

    private Task<List<string>> AllAsync() => system.Store.ReadAsync(
        async context =>
        {
            await system.Store.Signatures.RefreshAsync(context, default);
            var rows = await context.Messages.Include(m => m.Content)
                .Where(m => m.State == MessageState.Failed || m.State == MessageState.Parked).ToListAsync();
            return rows.Select(row => Encoding.UTF8.GetString(FailedMessageFile.Write(Service.Files.Exported(row)))).Order().ToList();
        },
        default);

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }
}
