using System.ComponentModel;
using BriefingBus.Web.Archive;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Machines;

/// <summary>The query of a search over the archive.</summary>
internal sealed record SearchParameters
{
    [FromQuery(Name = "q"), Description("All of these words; \"side by side\" finds a phrase, -word leaves results out.")]
    public string? Words { get; init; }

    [FromQuery(Name = "edition"), Description("Only this edition, by its name.")]
    public string? Edition { get; init; }

    [FromQuery(Name = "section"), Description("Only sections with this title.")]
    public string? Section { get; init; }

    [FromQuery(Name = "source"), Description("Only the feed with this name.")]
    public string? Source { get; init; }

    [FromQuery(Name = "from"), Description("Only briefings of this day or later: 2026-09-23.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Only briefings of this day or earlier.")]
    public string? To { get; init; }

    [FromQuery(Name = "before"), Description("The 'next' of a page.")]
    public long? Before { get; init; }

    /// <summary>The query of the archive.</summary>
    /// <param name="show">The requested results: <see cref="StoryQuestion.Show"/>.</param>
    public StoryQuestion Question(string show) => StoryQuestion.Of(Words, Edition, Section, Source, From, To, Before, show);
}
