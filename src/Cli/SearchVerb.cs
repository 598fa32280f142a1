using BriefingBus.Web;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Storage;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus search</c>: finds stories of past briefings.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var (config, edition) = (VerbOptions.Config(), VerbOptions.Edition("every edition"));
        var (data, json) = (VerbOptions.Data(), VerbOptions.Json());
        var words = new Argument<string[]>("words")
        {
            Description = "Words that a story must have; \"a phrase\" in quotation marks; after --, -word for one that it must not have.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var section = VerbOptions.Section();
        var since = new Option<string?>("--since")
        {
            Description = "Only briefings of this day or later: 2026-09-23, or a span of time such as 7d.",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "The maximum number of stories, the newest first.",
            DefaultValueFactory = _ => StorySearch.OnAPage,
        };
        var verb = new Command("search", "Find stories of past briefings in the archive.")
        {
            words, edition, section, since, limit, config, data, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            // The shell removes quotation marks: an argument with spaces is a phrase.
            var typed = (arguments.GetValue(words) ?? []).Select(w => w.Contains(' ', StringComparison.Ordinal) ? $"\"{w}\"" : w);
            var question = StoryQuestion.Of(
                string.Join(' ', typed),
                arguments.GetValue(edition),
                arguments.GetValue(section),
                source: null,
                from: FirstDay(arguments.GetValue(since)),
                to: null,
                before: null,
                show: "in");
            if (question.IsEmpty)
                throw new NotStartedException("Give words to look for, or --edition, --section or --since.");

            await using var archive = Archive(arguments.GetValue(config)!, arguments.GetValue(data));
            return await SearchAsync(archive, question, arguments.GetValue(limit), arguments.GetValue(json), cancellation);
        });
        return verb;
    }

    private static ServiceProvider Archive(string config, string? folder)
    {
        var file = BriefingYaml.Read(config);
        var database = Installation.Databases(folder);
        if (Installation.MissingFile(database, PostgresWebContext.Schema) is { } missing)
            throw new NotStartedException($"There is no archive {missing}: name the folder of 'briefingbus run' with --data.");

        var services = new ServiceCollection().AddLogging();
        file.AddTo(services);
        return services.AddWeb(database, new BusOptions()).BuildServiceProvider();
    }

    private static async Task<int> SearchAsync(
        IServiceProvider archive, StoryQuestion question, int limit, bool json, CancellationToken cancellation)
    {
        var stories = new List<FoundStory>();
        StoryFinds finds;
        var search = archive.GetRequiredService<StorySearch>();
        do
        {
            finds = await search.FindAsync(question, cancellation);
            stories.AddRange(finds.Stories.Take(limit - stories.Count));
            question = question with { Before = finds.Next };
        }
        while (finds.Next is not null && stories.Count < limit);
        foreach (var problem in finds.Trouble)
            Console.Error.WriteLine(problem);
        if (json)
        {
            JsonOutput.Print(stories.Select(s => new
            {
                s.Story.Edition,
                s.Story.ScheduledAt,
                s.Story.Section,
                s.Story.Headline,
                s.Story.Summary,
                s.Story.Source,
                briefing = s.Slug,
            }));
        }
        foreach (var (story, _, _) in json ? [] : stories)
        {
            Console.WriteLine(
                $"{story.ScheduledAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {story.Edition} / {story.Section}\n"
                + $"  {story.Headline} ({story.Source})\n  {story.Summary}\n");
        }
        Console.Error.WriteLine(finds.StoryCount > StorySearch.MaxCounted
            ? $"More than {StorySearch.MaxCounted} stories."
            : $"{stories.Count} of {finds.StoryCount} stories.");
        return stories.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
    }

    /// <summary>The day of <c>--since</c>, in the archive's form.</summary>
    private static string? FirstDay(string? text)
    {
        if (text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return text;

        return Duration.TryRead(text, out var span)
            ? StoryQuestion.Written(DateOnly.FromDateTime((TimeProvider.System.GetUtcNow() - span).UtcDateTime))
            : throw new NotStartedException(
                $"--since: found '{text}', expected a day such as 2026-09-23 or a span of time such as 7d");
    }
}
