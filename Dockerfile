# docker build -t resas . && docker run -p 8080:8080 -v resas:/data resas
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/Resas.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The system's SQLite is newer than the one in the packages; curl is for the health check.
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 curl && rm -rf /var/lib/apt/lists/* \
 && mkdir /data && chown $APP_UID /data
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_HTTP_PORTS=8080 Data__Folder=/data
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["curl", "-fsS", "-o", "/dev/null", "http://localhost:8080/health"]
ENTRYPOINT ["dotnet", "Resas.Web.dll"]
