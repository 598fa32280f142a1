using BriefingBus.Delivery.Ledger;
using BriefingBus.Http;

namespace BriefingBus.Delivery.Http;

/// <summary>Calls over HTTP to an outlet.</summary>
public static class OutletHttp
{
    /// <summary>The failures that come before a byte of the request has left.</summary>
    private static readonly HttpRequestError[] BeforeTheRequest =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    /// <summary>Sends the request and reads the whole answer, whatever its status.</summary>
    /// <exception cref="NotDeliveredException">There was no connection, so nothing was sent; that can pass, unless the host is not to be contacted.</exception>
    /// <exception cref="HttpRequestException">The connection broke: the outlet may or may not have read the request.</exception>
    public static async Task<HttpResponseMessage> SendToOutletAsync(this HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException fault) when (BeforeTheRequest.Contains(fault.HttpRequestError))
        {
            throw new NotDeliveredException(
                $"{request.RequestUri?.Host} is not reached: {fault.GetBaseException().Message}",
                isTransient: fault.InnerException is not HostRefusedException { IsForbidden: true }, fault);
        }
    }
}
