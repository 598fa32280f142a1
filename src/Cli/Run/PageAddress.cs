using BriefingBus.Configuration;
using BriefingBus.Web;

namespace BriefingBus.Cli.Run;

/// <summary>Where the web page of <c>briefingbus run</c> listens.</summary>
internal static class PageAddress
{
    private const string Off = "off";

    /// <summary>The address; null where there is to be no page.</summary>
    /// <returns>False after a mistake has been written to stderr.</returns>
    public static bool TryRead(string? asked, BriefingFile file, out string? address)
    {
        address = asked == Off ? null : asked ?? (file.Options.OfType<WebOptions>().SingleOrDefault() ?? new()).Listen;
        if (address is null || !new WebOptions { Listen = address }.Check().Any())
            return true;
        Console.Error.WriteLine($"--web: found '{asked}', expected an address such as http://127.0.0.1:8080, or 'off'");
        return false;
    }
}
