using System.Net.Sockets;
using System.Security.Authentication;
using BriefingBus.Http;

namespace BriefingBus.Fetcher.Http;

/// <summary>Explains in plain words why a request got no answer.</summary>
internal static class TransferFailure
{
    /// <summary>A time limit ran out.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="answering">True if the head of the answer had arrived.</param>
    /// <param name="limit">The limit that ran out.</param>
    public static FetchException TimedOut(OperationCanceledException e, bool answering, TimeSpan limit) => new(
        FailureKind.Timeout,
        answering ? $"The server did not finish its answer within {Written(limit)}."
        : e.InnerException is TimeoutException ? "The server did not take a connection in time."
        : $"The server did not begin to answer within {Written(limit)}.",
        inner: e);

    /// <summary>The connection or the protocol failed.</summary>
    public static FetchException From(Exception e, FetchOptions options)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is HostRefusedException refused)
                return new(refused.IsForbidden ? FailureKind.ForbiddenAddress : FailureKind.Unreachable, refused.Message, inner: e);
        }
        var error = (e as HttpRequestException)?.HttpRequestError ?? (e as HttpIOException)?.HttpRequestError;
        return error switch
        {
            HttpRequestError.ConfigurationLimitExceeded =>
                new(FailureKind.TooLarge, $"The headers of the answer are larger than {options.MaxHeaders} KiB.", inner: e),
            HttpRequestError.SecureConnectionError => new(FailureKind.Unreachable, "No secure connection: " + Tls(e), inner: e),
            HttpRequestError.ConnectionError => new(FailureKind.Unreachable, Connection(e), inner: e),
            HttpRequestError.InvalidResponse => new(FailureKind.Unreachable, "The server's answer is not proper HTTP.", inner: e),
            HttpRequestError.ResponseEnded =>
                new(FailureKind.Unreachable, "The server closed the connection without a whole answer.", inner: e),
            _ => new(FailureKind.Unreachable, "The connection to the server broke.", inner: e),
        };
    }

    private static string Connection(Exception e) => (e.GetBaseException() as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "The server takes no connections.",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "There is no way to the server from here.",
        SocketError.TimedOut => "The server did not take a connection in time.",
        _ => "No connection to the server.",
    };

    private static string Tls(Exception e) =>
        e.InnerException is AuthenticationException { Message: var message }
            && message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? "the server's certificate is not valid for it."
            : "the server's encryption could not be agreed on.";

    private static string Written(TimeSpan limit) =>
        limit < TimeSpan.FromSeconds(1)
            ? $"{limit.TotalMilliseconds:0} ms"
            : Duration.Write(TimeSpan.FromSeconds(Math.Round(limit.TotalSeconds)));
}
