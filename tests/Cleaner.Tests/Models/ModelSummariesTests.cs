using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Models;

public sealed class ModelSummariesTests : IAsyncLifetime
{
    private readonly RememberedLog log = new();
    private LyingModel model = null!;

    public async ValueTask InitializeAsync() => model = await LyingModel.StartAsync();

    public ValueTask DisposeAsync() => model.DisposeAsync();

    [Fact]
    public async Task An_honest_model_chooses_the_summary_and_the_item_says_so()
    {
        model.Answer = "A free ferry, which carries people and bicycles, will cross the river every twenty minutes.";

        var item = await ChosenAsync(Summaries(), Item());

        item.Summary.ShouldBe(["A free ferry, which carries people and bicycles, will cross the river every twenty minutes."]);
        item.SummarisedByModel.ShouldBeTrue();
        model.Requests.Single().Body["model"]!.GetValue<string>().ShouldBe("small");
    }

    [Fact]
    public async Task No_fabricated_sentence_is_accepted_and_each_refusal_is_logged_with_its_reason()
    {
        var own = Item();
        foreach (var (kind, told) in Lies.Told)
        {
            model.Answer = told;
            log.Lines.Clear();

            var item = await ChosenAsync(Summaries(), own);

            item.ShouldBe(own.Item, kind);
            log.Lines.ShouldHaveSingleItem().ShouldContain("refused: ", customMessage: kind);
        }
    }

    [Fact]
    public async Task Refusals_are_counted_by_reason()
    {
        var refusals = new ModelRefusals();
        string[] answers =
        [
            "The bridge is open to everyone again.",
            "The bridge is closed until spring, they say.",
            "Engineers had found cracks in two of its five arches in September.",
        ];
        foreach (var answer in answers)
        {
            model.Answer = answer;
            await ChosenAsync(Summaries(refusals: refusals), Item());
        }

        refusals.InWords().ShouldBe("The model's summaries: 2 of 3 refused (2: a sentence is not a sentence of the source).");
        new ModelRefusals().InWords().ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_model_configured_none_is_asked()
    {
        await ChosenAsync(Summaries(new SummaryOptions()), Item());

        model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_text_is_asked_for_once()
    {
        model.Answer = "A free ferry, which carries people and bicycles, will cross the river every twenty minutes.";
        var summaries = Summaries();

        await ChosenAsync(summaries, Item());
        var again = await ChosenAsync(summaries, Item());

        model.Requests.Count.ShouldBe(1);
        again.SummarisedByModel.ShouldBeTrue();
    }

    [Fact]
    public async Task The_key_goes_to_the_endpoint_and_into_no_log()
    {
        model.Instead = context => { context.Response.StatusCode = 401; return Task.CompletedTask; };

        await ChosenAsync(Summaries(Options(new Secret("${KEY}", "s3cret-key"))), Item());

        model.Requests.Single().Authorization.ShouldBe("Bearer s3cret-key");
        log.Lines.ShouldHaveSingleItem().ShouldContain("the endpoint answered 401");
        log.Lines.ShouldAllBe(line => !line.Contains("s3cret"));
    }

    [Theory]
    [InlineData("not json", "the answer is not JSON")]
    [InlineData("{}", "the answer has no choices[0].message.content")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":7}}]}", "the answer has no choices[0].message.content")]
    public async Task A_broken_answer_leaves_the_source_s_own_sentences(string answer, string reason)
    {
        model.Instead = context => context.Response.WriteAsync(answer);

        var item = await ChosenAsync(Summaries(), Item());

        item.SummarisedByModel.ShouldBeFalse();
        log.Lines.ShouldHaveSingleItem().ShouldContain(reason);
    }

    [Theory]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=unknown")]
    public async Task An_answer_is_read_whatever_charset_its_header_names(string contentType)
    {
        const string Chosen = "A free ferry, which carries people and bicycles, will cross the river every twenty minutes.";
        model.Instead = context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync($$$"""{"choices":[{"message":{"content":"{{{Chosen}}}"}}]}""");
        };

        var item = await ChosenAsync(Summaries(), Item());

        item.Summary.ShouldBe([Chosen]);
    }

    [Fact]
    public async Task A_slow_model_is_given_up()
    {
        model.Instead = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
        var options = Options() with { Model = Options().Model! with { Timeout = TimeSpan.FromMilliseconds(200) } };

        var item = await ChosenAsync(Summaries(options), Item());

        item.SummarisedByModel.ShouldBeFalse();
        log.Lines.ShouldHaveSingleItem().ShouldContain("no answer within 0.2 s");
    }

    [Fact]
    public async Task Items_of_a_message_that_has_waited_too_long_keep_their_own_summaries()
    {
        var clock = new FakeClock("2026-05-26T06:00:00Z");
        var (own, summaries, wait) = (Item(), Summaries(), new ModelWait(clock));
        clock.Advance(ModelWait.Max);

        for (var i = 0; i < 2; i++)
            (await summaries.ChosenAsync(own.Item, own.Summary, wait, CancellationToken.None)).ShouldBe(own.Item);

        model.Requests.ShouldBeEmpty();
        log.Lines.ShouldHaveSingleItem().ShouldContain("No model summaries for further items of https://v.example/feed");
    }

    [Fact]
    public async Task A_model_that_is_not_there_costs_nothing_but_a_line_in_the_log()
    {
        var options = Options() with { Model = Options().Model! with { Endpoint = "http://127.0.0.1:9/v1" } };

        (await ChosenAsync(Summaries(options), Item())).SummarisedByModel.ShouldBeFalse();

        log.Lines.ShouldHaveSingleItem().ShouldContain("the endpoint can't be used");
    }

    [Fact]
    public async Task When_the_day_s_tokens_are_spent_no_more_is_asked()
    {
        var options = Options() with { Model = Options().Model! with { TokensPerDay = 10 } };

        await ChosenAsync(Summaries(options), Item());

        model.Requests.ShouldBeEmpty();
        log.Lines.ShouldHaveSingleItem().ShouldContain("tokens are used up");
    }

    [Fact]
    public async Task A_request_that_the_endpoint_did_not_take_costs_no_tokens()
    {
        model.Instead = context => { context.Response.StatusCode = 503; return Task.CompletedTask; };
        var summaries = Summaries(ForOneRequest(Options()));

        await ChosenAsync(summaries, Item());
        await ChosenAsync(summaries, Item());

        model.Requests.Count.ShouldBe(2);
        log.Lines.ShouldAllBe(line => line.Contains("the endpoint answered 503"));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_costs_no_tokens()
    {
        var options = ForOneRequest(Options());
        var summaries = Summaries(options with { Model = options.Model! with { Endpoint = "http://127.0.0.1:9/v1" } });

        await ChosenAsync(summaries, Item());
        await ChosenAsync(summaries, Item());

        log.Lines.Count.ShouldBe(2);
        log.Lines.ShouldAllBe(line => line.Contains("the endpoint can't be used"));
    }

    [Fact]
    public async Task A_request_without_an_answer_in_time_may_have_cost_its_tokens()
    {
        model.Instead = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
        var options = ForOneRequest(Options());
        var summaries = Summaries(options with { Model = options.Model! with { Timeout = TimeSpan.FromMilliseconds(200) } });

        await ChosenAsync(summaries, Item());
        await ChosenAsync(summaries, Item());

        log.Lines[^1].ShouldContain("tokens are used up");
    }

    [Fact]
    public async Task Where_the_endpoint_reports_no_tokens_the_estimate_counts_against_the_day()
    {
        model.Instead = context => context.Response.WriteAsync("""{"choices":[{"message":{"content":"The bridge is open."}}]}""");
        var own = Item();
        var options = ForOneRequest(Options());
        var summaries = Summaries(options with { Model = options.Model! with { Remember = 0 } });

        await ChosenAsync(summaries, own);
        await ChosenAsync(summaries, own);

        model.Requests.Count.ShouldBe(1);
        log.Lines[^1].ShouldContain("tokens are used up");
    }

    [Fact]
    public async Task The_article_is_sent_as_data()
    {
        await ChosenAsync(Summaries(), Item());

        var messages = model.Requests.Single().Body["messages"]!.AsArray();
        messages[0]!["content"]!.GetValue<string>().ShouldNotContain("bridge");
        messages[1]!["content"]!.GetValue<string>().ShouldContain("The court has not decided the case.");
    }

    private static EntryReport Item() => Report(
        SomeItem.With(Lies.Title, summary: null, content: Paragraphs(Lies.Article), language: "en"));

    /// <summary>The same with tokens for one request about the item, not for two.</summary>
    private static SummaryOptions ForOneRequest(SummaryOptions options)
    {
        var own = Item().Item;
        var tokens = SummaryRequest.For(own.Title, own.Text, own.Language, new SummaryOptions()).Tokens;
        return options with { Model = options.Model! with { TokensPerDay = 2 * tokens - 1 } };
    }

    private static string Paragraphs(string text) => string.Concat(text.Split("\n\n").Select(p => $"<p>{p}</p>"));

    private static EntryReport Report(CleanItem item) => EntryCleaner.Clean(item, EntryBody.Read(item.Entry), new SummaryOptions());

    private static Task<ItemCleaned> ChosenAsync(ModelSummaries summaries, EntryReport report) =>
        summaries.ChosenAsync(report.Item, report.Summary, new ModelWait(TimeProvider.System), CancellationToken.None);

    private SummaryOptions Options(Secret? key = null) =>
        new() { Model = new ModelOptions { Endpoint = model.Endpoint, Name = "small", Key = key } };

    private ModelSummaries Summaries(SummaryOptions? options = null, ModelRefusals? refusals = null) =>
        new(
            options ?? Options(),
            new ChatEndpoint(new HttpClient(), TimeProvider.System),
            new TokenAllowance(TimeProvider.System),
            refusals ?? new ModelRefusals(),
            log);

    private sealed class RememberedLog : ILogger<ModelSummaries>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
