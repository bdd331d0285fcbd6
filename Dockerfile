# The sandbox and the mocks in one image: sandbox on 4030 by default, `docker run IMAGE mock` serves the mocks.
FROM node:24-slim AS build
WORKDIR /source
COPY . .
RUN npx --yes pnpm@12 install --frozen-lockfile
RUN npx --yes pnpm@12 build --filter=@trustline/sandbox --filter=@trustline/mock
RUN npx --yes pnpm@12 --filter=@trustline/sandbox deploy --prod /image/sandbox
RUN npx --yes pnpm@12 --filter=@trustline/mock deploy --prod /image/mock

FROM node:24-slim
COPY --from=build /image /app
COPY docker-entrypoint.sh /app/
USER node
EXPOSE 4010 4020 4030
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s CMD ["/app/docker-entrypoint.sh", "health"]
ENTRYPOINT ["/app/docker-entrypoint.sh"]
CMD ["sandbox"]
