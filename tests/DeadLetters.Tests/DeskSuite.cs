using System.Text;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Replaying;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>What holds over every store; a class for each runs it.</summary>
public abstract class DeskSuite : IAsyncLifetime
{
    protected const string Source = "probe";
    protected const string Errors = "probe_error";

    private IDeadLetters letters = null!;
    private DeadLetterDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        letters = await OpenAsync();
        desk = new(letters, TimeProvider.System, "ann");
        await letters.VisitAsync(null, _ => new(AfterVisit.Remove), 1, default);
        await TakeSentAsync(letters);
    }

    public async ValueTask DisposeAsync()
    {
        await letters.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Letters_are_listed_and_grouped_and_stay_where_they_are()
    {
        await PutAsync([.. Enumerable.Range(0, 7).Select(n => SomeLetter.Thrown(n)), .. Enumerable.Range(7, 3).Select(n => SomeLetter.Thrown(n, feed: "https://feeds.example/b", error: "System.FormatException"))]);

        var groups = await desk.GroupsAsync(new(), DeadLetterGrouping.Exception);
        var feeds = await desk.GroupsAsync(new(), DeadLetterGrouping.Feed);
        var listed = await desk.ListAsync(new()).ToListAsync();

        groups.Select(g => (g.Name, g.Count)).ShouldBe([
            ("System.IO.InvalidDataException in Cleaner.Cleaning.EntryBody.Read", 7), ("System.FormatException in Cleaner.Cleaning.EntryBody.Read", 3)]);
        groups[0].First.ShouldBe(SomeLetter.Failed);
        feeds.Select(g => (g.Name, g.Count)).ShouldBe([("https://feeds.example/a", 7), ("https://feeds.example/b", 3)]);
        listed.Count.ShouldBe(10);
        (await desk.QueuesAsync()).Single(q => q.Name == Errors).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_copy_that_a_kill_left_behind_is_the_same_letter_and_goes_with_it()
    {
        var copy = SomeLetter.Thrown(1) with { Headers = new Dictionary<string, object?>(SomeLetter.Thrown(1).Headers) { ["MT-Fault-Timestamp"] = SomeLetter.Failed.AddHours(1).ToString("O") } };
        await PutAsync(SomeLetter.Thrown(1), SomeLetter.Thrown(2), copy);

        var listed = await desk.ListAsync(new()).ToListAsync();
        var groups = await desk.GroupsAsync(new(), DeadLetterGrouping.Exception);
        var counted = await desk.CountAsync(new());
        var outcome = await desk.ReplayAsync(new() { Filter = new(), Patience = TimeSpan.Zero });

        listed.Select(l => l.Title).ShouldBe(["Story 1", "Story 2"]);
        groups.ShouldHaveSingleItem().Count.ShouldBe(2);
        counted.ShouldBe(2);
        (outcome.Numbers.Matching, outcome.Numbers.Sent).ShouldBe((2, 2));
        (await SentAsync(2)).Select(m => m.MessageId).Order().ShouldBe([SomeLetter.Thrown(1).MessageId, SomeLetter.Thrown(2).MessageId]);
        (await TakeSentAsync(letters)).ShouldBeEmpty();
        (await desk.QueuesAsync()).Sum(q => q.Count).ShouldBe(0);
    }

    [Fact]
    public async Task Who_stops_listing_early_takes_nothing_away()
    {
        await PutAsync([.. Enumerable.Range(0, 1000).Select(n => SomeLetter.Thrown(n))]);

        var first = await desk.ListAsync(new()).FirstAsync();

        first.Title.ShouldBe("Story 0");
        (await desk.CountAsync(new())).ShouldBe(1000);
    }

    [Fact]
    public async Task A_search_finds_words_inside_a_compressed_text()
    {
        await PutAsync(SomeLetter.Thrown(1), SomeLetter.Thrown(2), SomeLetter.Thrown(3));

        var found = await desk.ListAsync(new() { Text = "NEEDLE2" }).ToListAsync();

        found.ShouldHaveSingleItem().Link.ShouldBe("https://site.example/2");
    }

    [Fact]
    public async Task A_replay_sends_back_what_it_was_without_the_marks_of_failure_and_tells_what_became_of_it()
    {
        await PutAsync([.. Enumerable.Range(0, 4).Select(n => SomeLetter.Thrown(n)), SomeLetter.GivenUp(4)]);
        var replay = desk.ReplayAsync(new() { Filter = new(), Patience = TimeSpan.FromSeconds(3) });
        // Many letters are on their way side by side: in which order they arrive is nobody's promise.
        var sent = (await SentAsync(5)).OrderBy(m => m.MessageId).ToList();
        foreach (var message in sent[..3])
            await SucceededAsync(message);
        // One fails as before, and of one nothing is heard.
        await letters.PutAsync(Errors, SomeLetter.Thrown(3) with { Headers = WithReplayOf(SomeLetter.Thrown(3), sent[3]) }, default);

        var outcome = await replay;

        outcome.Numbers.ShouldBe(new ReplayProgress { Run = outcome.Numbers.Run, Matching = 5, Sent = 5, Succeeded = 3, FailedSame = 1, FailedOther = 0 });
        outcome.Numbers.Pending.ShouldBe(1);
        sent.Select(m => Encoding.UTF8.GetString(m.Body.Span)).ShouldBe(Enumerable.Range(0, 5).Select(n => Encoding.UTF8.GetString(SomeLetter.Body(SomeLetter.Item(n)))));
        sent.ShouldAllBe(m => !m.Headers.Keys.Any(name => name.StartsWith("MT-", StringComparison.Ordinal) || name.StartsWith("x-", StringComparison.Ordinal)));
        sent.ShouldAllBe(m => m.Header("replay-count") == "1" && m.Header("replayed-by") == "ann" && m.Headers.ContainsKey("replayed-at"));
        sent[..4].ShouldAllBe(m => m.Header("kept") == "by replays");
        (await desk.ListAsync(new()).ToListAsync()).ShouldHaveSingleItem().Replays.ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_counts_and_sends_nothing()
    {
        await PutAsync(SomeLetter.Thrown(1), SomeLetter.Thrown(2));

        var outcome = await desk.ReplayAsync(new() { Filter = new() { Item = "Story 2" }, DryRun = true });

        outcome.Numbers.Matching.ShouldBe(1);
        (await TakeSentAsync(letters)).ShouldBeEmpty();
        (await desk.CountAsync(new())).ShouldBe(2);
    }

    [Fact]
    public async Task A_rate_is_kept()
    {
        await PutAsync([.. Enumerable.Range(0, 20).Select(n => SomeLetter.Thrown(n))]);
        var began = TimeProvider.System.GetTimestamp();

        await desk.ReplayAsync(new() { Filter = new(), Rate = 20, Patience = TimeSpan.Zero });

        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        (await SentAsync(20)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_letter_whose_queue_is_gone_stays_and_is_told()
    {
        await PutAsync(SomeLetter.Thrown(1) with { Headers = new Dictionary<string, object?>(SomeLetter.Thrown(1).Headers) { ["parked-from"] = "gone_error", ["parked-reason"] = "x" } });

        var outcome = await desk.ReplayAsync(new() { Filter = new() { Parked = null }, Patience = TimeSpan.Zero });

        outcome.Numbers.Refused.ShouldBe(1);
        outcome.Refusals.ShouldHaveSingleItem().ShouldContain("'gone'");
        (await desk.CountAsync(new() { Parked = null })).ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_that_breaks_the_contract_is_told_where_and_not_sent()
    {
        await PutAsync(SomeLetter.Thrown(1));
        var letter = await desk.ListAsync(new()).FirstAsync();
        var shown = (await desk.ShowAsync(letter.Id))!;

        var outcome = await desk.ReplayEditedAsync(letter.Id, Encoding.UTF8.GetBytes(shown.Body.Replace("\"feedUrl\"", "\"feedurI\"")));

        outcome.Mistakes.ShouldHaveSingleItem().ShouldContain("feedurI");
        (await TakeSentAsync(letters)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_goes_out_and_its_original_is_kept_until_it_succeeds()
    {
        await PutAsync(SomeLetter.Thrown(1), SomeLetter.Thrown(2));
        var letter = await desk.ListAsync(new() { Item = "Story 1" }).FirstAsync();
        var edited = (await desk.ShowAsync(letter.Id))!.Body.Replace("Story 1", "Story one");

        var edit = desk.ReplayEditedAsync(letter.Id, Encoding.UTF8.GetBytes(edited), TimeSpan.FromSeconds(20));
        var sent = (await SentAsync(1)).ShouldHaveSingleItem();
        var kept = await desk.ListAsync(new() { Parked = true }).ToListAsync();
        await SucceededAsync(sent);
        var outcome = await edit;

        Encoding.UTF8.GetString(sent.Body.Span).ShouldContain("Story one");
        kept.ShouldHaveSingleItem().OriginalOf.ShouldBe(sent.Header("replay-id"));
        kept[0].Title.ShouldBe("Story 1");
        outcome.Replay!.Succeeded.ShouldBe(1);
        (await desk.ListAsync(new() { Parked = null }).ToListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Story 2");
    }

    [Fact]
    public async Task An_edit_whose_queue_is_gone_is_told_and_the_letter_stays_as_it_was()
    {
        await PutAsync(SomeLetter.Thrown(1) with { Headers = new Dictionary<string, object?>(SomeLetter.Thrown(1).Headers) { ["parked-from"] = "gone_error", ["parked-reason"] = "x" } });
        var letter = await desk.ListAsync(new() { Parked = true }).FirstAsync();

        var outcome = await desk.ReplayEditedAsync(letter.Id, Encoding.UTF8.GetBytes((await desk.ShowAsync(letter.Id))!.Body)).WaitAsync(TimeSpan.FromSeconds(30));

        outcome.Refusal!.ShouldContain("'gone'");
        var all = (await desk.ListAsync(new() { Parked = null }).ToListAsync()).ShouldHaveSingleItem();
        (all.Id, all.OriginalOf).ShouldBe((letter.Id, null));
    }

    [Fact]
    public async Task An_edit_that_fails_again_leaves_the_original()
    {
        await PutAsync(SomeLetter.Thrown(1));
        var letter = await desk.ListAsync(new()).FirstAsync();

        var edit = desk.ReplayEditedAsync(letter.Id, Encoding.UTF8.GetBytes((await desk.ShowAsync(letter.Id))!.Body), TimeSpan.FromSeconds(20));
        var sent = (await SentAsync(1)).ShouldHaveSingleItem();
        await letters.PutAsync(Errors, SomeLetter.Thrown(1) with { Headers = WithReplayOf(SomeLetter.Thrown(1, error: "System.OtherException"), sent) }, default);
        var outcome = await edit;

        outcome.Replay!.FailedOther.ShouldBe(1);
        (await desk.ListAsync(new() { Parked = true }).ToListAsync()).ShouldHaveSingleItem().Id.ShouldBe(letter.Id);
    }

    [Fact]
    public async Task A_parked_letter_is_out_of_the_way_and_comes_back_by_a_replay()
    {
        await PutAsync(SomeLetter.Thrown(1), SomeLetter.Thrown(2));
        var id = (await desk.ListAsync(new() { Item = "Story 1" }).FirstAsync()).Id;

        (await desk.ParkAsync(new() { Ids = [id] }, "wait for the publisher")).ShouldBe(1);
        var waiting = await desk.ListAsync(new()).ToListAsync();
        var parked = (await desk.ListAsync(new() { Parked = true }).ToListAsync()).ShouldHaveSingleItem();
        await desk.ReplayAsync(new() { Filter = new() { Ids = [id], Parked = null }, Patience = TimeSpan.Zero });

        waiting.ShouldHaveSingleItem().Title.ShouldBe("Story 2");
        (parked.Id, parked.ParkedReason, parked.ParkedBy, parked.Source).ShouldBe((id, "wait for the publisher", "ann", Source));
        (await SentAsync(1)).ShouldHaveSingleItem().Headers.Keys.ShouldNotContain(name => name.StartsWith("parked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_discarded_comes_back_from_its_copy_as_it_was_and_only_once()
    {
        await PutAsync([.. Enumerable.Range(0, 5).Select(n => SomeLetter.Thrown(n)), SomeLetter.GivenUp(5), SomeLetter.Thrown(6) with { Body = new byte[] { 0xFF, 0x00, 0x7B } }]);
        var before = await AllAsync();
        using var copy = new MemoryStream();

        (await desk.DiscardAsync(new(), copy, "copy.jsonl")).ShouldBe(7);
        var meanwhile = await desk.CountAsync(new());
        var text = Encoding.UTF8.GetString(copy.ToArray()) + "no letter\n";
        var first = await desk.ImportAsync(new StringReader(text), "copy.jsonl");
        var again = await desk.ImportAsync(new StringReader(text), "copy.jsonl");

        meanwhile.ShouldBe(0);
        (first.Imported, first.AlreadyThere, again.Imported, again.AlreadyThere).ShouldBe((7, 0, 0, 7));
        first.Mistakes.ShouldHaveSingleItem().ShouldContain("line 8");
        (await AllAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_audit_tells_who_did_what_to_which_letter_with_which_result()
    {
        var began = TimeProvider.System.GetUtcNow();
        await PutAsync(SomeLetter.Thrown(1), SomeLetter.Thrown(2));
        var replay = desk.ReplayAsync(new() { Filter = new() { Item = "Story 1" }, Patience = TimeSpan.FromSeconds(20) });
        await SucceededAsync((await SentAsync(1))[0]);
        await replay;
        await desk.ParkAsync(new(), "later");

        var audit = await desk.AuditAsync(began).ToListAsync();

        audit.Select(e => e.Action).ShouldBe([
            AuditAction.RunBegan, AuditAction.Replayed, AuditAction.ReplaySucceeded, AuditAction.RunEnded, AuditAction.RunBegan, AuditAction.Parked, AuditAction.RunEnded]);
        audit[1].ReplayId.ShouldBe(audit[2].ReplayId);
        audit[1].Title.ShouldBe("Story 1");
        audit[3].Note.ShouldBe("1 succeeded, 0 failed again (0 with the same error, 0 with another), 0 pending");
        audit[5].Note.ShouldBe("later");
        audit.Where(e => e.Action != AuditAction.ReplaySucceeded).ShouldAllBe(e => e.By == "ann");
    }

    [Fact]
    public async Task A_round_that_is_cancelled_gives_everything_back()
    {
        await PutAsync([.. Enumerable.Range(0, 50).Select(n => SomeLetter.Thrown(n))]);
        using var cancel = new CancellationTokenSource();
        var met = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => letters.VisitAsync(null, async _ =>
        {
            if (++met == 10)
                await cancel.CancelAsync();
            return AfterVisit.Leave;
        }, 1, cancel.Token));

        (await desk.CountAsync(new())).ShouldBe(50);
    }

    [Fact]
    public async Task What_a_visitor_throws_comes_to_whoever_asked_and_removes_nothing()
    {
        await PutAsync([.. Enumerable.Range(0, 50).Select(n => SomeLetter.Thrown(n))]);

        await Should.ThrowAsync<InvalidOperationException>(() => letters.VisitAsync(null, _ => throw new InvalidOperationException("stop"), 8, default));

        (await desk.CountAsync(new())).ShouldBe(50);
    }

    [Fact]
    public async Task Two_who_look_at_once_both_see_everything()
    {
        await PutAsync([.. Enumerable.Range(0, 300).Select(n => SomeLetter.Thrown(n))]);
        await using var other = await OpenAsync();

        var counts = await Task.WhenAll(
            desk.CountAsync(new()), desk.CountAsync(new()), new DeadLetterDesk(other, TimeProvider.System, "bob").CountAsync(new()));

        counts.ShouldBe([300, 300, 300]);
    }

    /// <summary>The store, with a queue <c>probe</c> that nobody consumes and its dead letters.</summary>
    private protected abstract Task<IDeadLetters> OpenAsync();

    /// <summary>Takes what was sent to <c>probe</c>.</summary>
    private protected abstract Task<IReadOnlyList<DeadLetterMessage>> TakeSentAsync(IDeadLetters store);

    private async Task PutAsync(params DeadLetterMessage[] messages)
    {
        foreach (var message in messages)
            await letters.PutAsync(message.Queue, message, default);
    }

    private async Task<List<DeadLetterMessage>> SentAsync(int count)
    {
        var sent = new List<DeadLetterMessage>();
        await Testing.Eventually.TrueAsync(
            async () =>
            {
                sent.AddRange(await TakeSentAsync(letters));
                return sent.Count >= count;
            },
            $"{count} messages are sent");
        return sent;
    }

    /// <summary>As a consumer says it.</summary>
    private Task SucceededAsync(DeadLetterMessage sent) => letters.RecordAsync(
        new() { At = TimeProvider.System.GetUtcNow(), Action = AuditAction.ReplaySucceeded, By = Source, ReplayId = sent.Header("replay-id") }, default);

    private static Dictionary<string, object?> WithReplayOf(DeadLetterMessage failed, DeadLetterMessage sent) =>
        failed.Headers.Concat(sent.Headers.Where(h => h.Key.StartsWith("replay", StringComparison.Ordinal))).ToDictionary(h => h.Key, h => h.Value);

    private async Task<List<string>> AllAsync()
    {
        var all = new List<string>();
        await letters.VisitAsync(null, message =>
        {
            all.Add(Encoding.UTF8.GetString(Files.LetterFile.Write(message with { Headers = message.Headers.Where(h => h.Key != "x-delivery-count").OrderBy(h => h.Key).ToDictionary() })));
            return new(AfterVisit.Leave);
        }, 1, default);
        return [.. all.Order()];
    }
}
