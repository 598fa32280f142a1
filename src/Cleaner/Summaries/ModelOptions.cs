using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BriefingBus.Configuration;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>A language model behind an OpenAI-compatible endpoint: the key <c>summaries: model</c>.</summary>
public sealed record ModelOptions : ICheckedOptions
{
    [Description("Base address of the OpenAI-compatible interface, such as http://localhost:11434/v1.")]
    public required string Endpoint { get; init; }

    [Description("The model's name at the endpoint.")]
    public required string Name { get; init; }

    [Description("Key of the endpoint, as ${NAME} or ${file:path}; none for a local one.")]
    public Secret? Key { get; init; }

    [Description("Longest time for one summary, 1s to 5m.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    [Description(
        "Tokens, read and written together, that one process may use in a day (UTC); after that, "
        + "summaries are chosen without the model.")]
    [Range(1, int.MaxValue)]
    public int TokensPerDay { get; init; } = 500_000;

    [Description("How many summaries are remembered by content, 0 to 100000; a remembered text costs no second request.")]
    [Range(0, 100_000)]
    public int Remember { get; init; } = 2000;

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return ("endpoint", $"is \"{Endpoint}\"; expected an absolute http or https address");
        if (string.IsNullOrWhiteSpace(Name))
            yield return ("name", "is empty; expected the model's name at the endpoint");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            yield return ("timeout", $"is {Timeout}; expected 1s to 5m");
    }
}
