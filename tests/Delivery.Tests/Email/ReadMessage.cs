using System.Globalization;
using System.Text.Json;
using BriefingBus.Testing;

namespace BriefingBus.Delivery.Tests.Email;

/// <summary>What Python's e-mail parser makes of a message.</summary>
/// <param name="Defects">What it finds wrong.</param>
/// <param name="Headers">The names of the headers.</param>
/// <param name="Type">The content type.</param>
/// <param name="Parts">The content types of the parts.</param>
/// <param name="Subject">The subject.</param>
/// <param name="From">Name and address.</param>
/// <param name="ReplyTo">Name and address.</param>
/// <param name="To">Name and address.</param>
/// <param name="Date">The date.</param>
/// <param name="MessageId">The identity, with brackets.</param>
/// <param name="Unsubscribe">The addresses to unsubscribe by.</param>
/// <param name="Text">The text alternative.</param>
/// <param name="Html">The HTML alternative.</param>
public sealed record ReadMessage(
    IReadOnlyList<string> Defects, IReadOnlyList<string> Headers, string Type, IReadOnlyList<string> Parts, string Subject,
    IReadOnlyList<IReadOnlyList<string>> From, IReadOnlyList<IReadOnlyList<string>> ReplyTo, IReadOnlyList<IReadOnlyList<string>> To,
    DateTimeOffset Date, string MessageId, string? Unsubscribe, string Text, string Html)
{
    public const string Python = "/usr/bin/python3";

    private static readonly string Program = Repository.PathOf("tests/Delivery.Tests/Email/read_mail.py");

    /// <summary>Reads messages; skips the test where there is no Python.</summary>
    public static async Task<IReadOnlyList<ReadMessage>> AllAsync(IEnumerable<byte[]> messages)
    {
        if (!File.Exists(Python))
            throw TestService.Absent("Debian's python3 is not here");
        var folder = Directory.CreateTempSubdirectory("briefingbus-mail-");
        try
        {
            foreach (var (number, message) in messages.Index())
                await File.WriteAllBytesAsync(
                    Path.Combine(folder.FullName, number.ToString("D5", CultureInfo.InvariantCulture) + ".eml"), message);
            var output = await RunningProgram.ToItsEndAsync(Python, [Program, folder.FullName], folder.FullName);
            return JsonSerializer.Deserialize<List<ReadMessage>>(output, JsonSerializerOptions.Web)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
