using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ContractMocks.AspNetCore.Guests;

/// <summary>Puts <see cref="GuestRequest"/> before what a server does with its requests.</summary>
internal static class GuestMiddleware
{
    /// <summary>Adds the middleware.</summary>
    /// <param name="application">The server's <see cref="IApplicationBuilder"/>, as an object because servers hand it on so.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static void Use(object application)
    {
        if (application is not IApplicationBuilder builder)
        {
            throw new ArgumentException($"The server's application is a {application.GetType()}; expected an IApplicationBuilder.", nameof(application));
        }

        builder.Use(static (HttpContext context, RequestDelegate next) => GuestRequest.InvokeAsync(context, next));
    }
}
